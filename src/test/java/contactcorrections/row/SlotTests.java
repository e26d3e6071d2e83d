package contactcorrections.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotTests {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 16, 100, Slot.MOST})
    void everyContactAndEveryRowIsInOneSlot(int of) {
        List<Slot> slots = slots(of);
        for (int i = 0; i < 1_000; i++) {
            String contact = id(i);
            long row = i + 1L;
            assertThat(slots).filteredOn(slot -> slot.holds(contact)).hasSize(1);
            assertThat(slots).filteredOn(slot -> slot.holds(row)).hasSize(1);
        }
    }

    /** Ids of Connect are random, those of other systems may count up. */
    @Test
    void contactsAreSpreadEvenly() {
        for (Slot slot : slots(16)) {
            assertThat(IntStream.range(0, 16_000).filter(i -> slot.holds(id(i))).count())
                    .isBetween(800L, 1_200L);
            assertThat(IntStream.range(0, 16_000)
                            .filter(i -> slot.holds("contact-" + i))
                            .count())
                    .isBetween(500L, 1_500L);
            assertThat(LongStream.range(0, 16_000).filter(slot::holds).count()).isEqualTo(1_000);
        }
    }

    /** An input that was begun with these slots is continued by another version of the program and of Java. */
    @Test
    void contactStaysInItsSlot() {
        assertThat(slots(16))
                .filteredOn(slot -> slot.holds("bdd640fb-0667-4ad1-9c80-317fa3b1799d"))
                .containsExactly(new Slot(7, 16));
    }

    @Test
    void thereIsNoSlotBeyondTheLast() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Slot(16, 16));
        assertThatIllegalArgumentException().isThrownBy(() -> new Slot(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Slot(0, Slot.MOST + 1));
    }

    private static List<Slot> slots(int of) {
        return IntStream.range(0, of).mapToObj(number -> new Slot(number, of)).toList();
    }

    private static String id(int i) {
        return UUID.nameUUIDFromBytes(String.valueOf(i).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
