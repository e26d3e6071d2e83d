package contactcorrections.request.value;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a spreadsheet exports in place of a value that it could not work out or show. */
public final class SpreadsheetError {

    /** Those of Excel, which translates them along with its menus, and of Google Sheets. */
    private static final Set<String> NAMED = Set.of("""
            #N/A #N/A! #NULL! #DIV/0! #VALUE! #REF! #NAME? #NAME! #NUM! #ERROR! #GETTING_DATA #SPILL! #CALC! #FIELD! #DATA!
            #BLOCKED! #UNKNOWN! #CONNECT! #BUSY! #PYTHON! #EXTERNAL! #TIMEOUT!
            #NV #BEZUG! #WERT! #ZAHL! #ÜBERLAUF! #KALK!
            #NUL! #VALEUR! #NOM? #NOMBRE! #PROPAGATION!
            #N/D #N/D! #¡REF! #¡VALOR! #¡DIV/0! #¿NOMBRE? #¡NUM! #¡NULO! #¡DESBORDAMIENTO! #¡CALC!
            #RIF! #VALORE! #NOME? #NULLO! #VALOR! #NÚM! #NULO!
            #N/B #VERW! #WAARDE! #DEEL/0! #NAAM? #GETAL! #LEEG!
            #ADR! #ARG! #DZIEL/0! #NAZWA? #LICZBA! #ZERO!
            #SAKNAS! #REFERENS! #VÄRDEFEL! #DIVISION/0! #NAMN? #OGILTIGT!
            #YOK #BAŞV! #DEĞER! #SAYI/0! #AD? #SAYI! #BOŞ!
            #Н/Д #ССЫЛКА! #ЗНАЧ! #ДЕЛ/0! #ИМЯ? #ЧИСЛО! #ПУСТО! #ПЕРЕНОС!""".split("\\s+"));

    /** LibreOffice's errors that have a number, a column too narrow to show its value, a data terminal's "not available". */
    private static final Pattern OTHERS = Pattern.compile("ERR:[0-9]{3}|#{2,}|#N/A N/A");

    private static final int NUMBERED_CHARACTERS = "Err:502".length();

    public static final String MESSAGE =
            "a spreadsheet's error value, expected what its formula was to give: correct the formula and export again";

    private SpreadsheetError() {}

    /** Tells whether a text without blanks around it is nothing else; small, so that it costs next to nothing for other texts. */
    public static boolean is(String text) {
        return mayBe(text) && isListed(text);
    }

    /** The first character and the length decide for nearly every text: one id in sixteen begins with an "e" too. */
    private static boolean mayBe(String text) {
        if (text.isEmpty()) {
            return false;
        }
        char first = text.charAt(0);
        return first == '#' || ((first | 0x20) == 'e' && text.length() == NUMBERED_CHARACTERS);
    }

    private static boolean isListed(String text) {
        String value = text.toUpperCase(Locale.ROOT);
        return NAMED.contains(value) || OTHERS.matcher(value).matches();
    }
}
