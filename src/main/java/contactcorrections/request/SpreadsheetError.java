package contactcorrections.request;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a spreadsheet exports in place of a value that it could not work out or show. */
final class SpreadsheetError {

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

    /** LibreOffice's numbered errors, a column that is too narrow to show its value, a data terminal's "not available". */
    private static final Pattern OTHERS = Pattern.compile("ERR:[0-9]{3}|#{2,}|#N/A N/A");

    /** What fills a column that is too narrow is no wider than the column. */
    private static final int MOST_CHARACTERS = 255;

    static final String MESSAGE =
            "a spreadsheet's error value, expected what its formula was to give: correct the formula and export again";

    private SpreadsheetError() {}

    /** Tells whether a text without blanks around it is nothing else; for nearly every text, its first character decides. */
    static boolean is(String text) {
        if (text.isEmpty() || !mayBeginWith(text.charAt(0)) || text.length() > MOST_CHARACTERS) {
            return false;
        }
        String value = text.toUpperCase(Locale.ROOT);
        return NAMED.contains(value) || OTHERS.matcher(value).matches();
    }

    private static boolean mayBeginWith(char first) {
        return first == '#' || first == 'E' || first == 'e';
    }
}
