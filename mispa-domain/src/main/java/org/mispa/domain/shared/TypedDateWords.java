package org.mispa.domain.shared;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The words that dates are typed with in the four languages, and the cutting of a text into them.
class TypedDateWords {
    /// What a word is good for.
    enum Meaning {
        NUMBER,
        MONTH,
        WEEKDAY,
        ORDINAL,
        QUARTER,
        HALF,
        SEASON,
        /// Before or after what it makes approximate.
        ABOUT,
        /// Opens a range, or a date that lasts.
        SINCE,
        BETWEEN,
        BY,
        /// Only before the end of something, where it says the same as "by".
        BEFORE,
        END,
        ONWARDS,
        TO,
        /// "To" within, "by" before.
        UNTIL,
        AND,
        FILLER,
        DASH,
        LONG_DASH,
        SLASH,
        DOT,
        UNKNOWN
    }

    /// A word, number or sign of the text.
    ///
    /// @param value the number, or which month, ordinal or season
    /// @param digits how many digits a number is typed with
    /// @param from where it begins in the text
    /// @param to where it ends in the text
    record Token(Meaning meaning, int value, int digits, int from, int to) {}

    private record Known(Meaning meaning, int value) {}

    private enum Unit {
        WORD,
        NUMBER,
        SIGN
    }

    private record Piece(Unit unit, String plain, int from, int to) {
        boolean is(char sign) {
            return unit == Unit.SIGN && plain.length() == 1 && plain.charAt(0) == sign;
        }
    }

    /// Without accents. Dots, apostrophes and the hyphens within are left out where a text is read.
    private static final Map<String, Known> KNOWN = known("""
            MONTH 1    | january | jan | enero | ene | janvier | janv | janeiro
            MONTH 2    | february | feb | febrero | fevrier | fevr | fev | fevereiro
            MONTH 3    | march | mar | marzo | mars | marco
            MONTH 4    | april | apr | abril | abr | avril | avr
            MONTH 5    | may | mayo | mai | maio
            MONTH 6    | june | jun | junio | juin | junho
            MONTH 7    | july | jul | julio | juillet | juil | julho
            MONTH 8    | august | aug | agosto | ago | aout
            MONTH 9    | september | sept | sep | septiembre | setiembre | septembre | setembro | set
            MONTH 10   | october | oct | octubre | octobre | outubro | out
            MONTH 11   | november | nov | noviembre | novembre | novembro
            MONTH 12   | december | dec | diciembre | dic | decembre | dezembro | dez
            WEEKDAY 1  | monday | lunes | lundi | segunda feira
            WEEKDAY 2  | tuesday | martes | mardi | terca feira
            WEEKDAY 3  | wednesday | miercoles | mercredi | quarta feira
            WEEKDAY 4  | thursday | jueves | jeudi | quinta feira
            WEEKDAY 5  | friday | viernes | vendredi | sexta feira
            WEEKDAY 6  | saturday | sabado | samedi
            WEEKDAY 7  | sunday | domingo | dimanche
            ORDINAL 1  | first | primer | primero | primera | premier | premiere | primeiro | primeira | i
            ORDINAL 2  | second | segundo | segunda | seconde | deuxieme | ii
            ORDINAL 3  | third | tercer | tercero | tercera | troisieme | terceiro | terceira | iii
            ORDINAL 4  | fourth | cuarto | quatrieme | quarto | iv
            QUARTER 0  | quarter | qtr | q | trimestre | trim | trimester | t
            HALF 0     | half | h | semestre | semester | sem | s | half year | mitad | moitie | metade
            SEASON 0   | spring | primavera | printemps
            SEASON 1   | summer | verano | ete | verao
            SEASON 2   | autumn | fall | otono | automne | outono
            SEASON 3   | winter | invierno | hiver | inverno
            ABOUT 0    | about | around | circa | ca | c | approximately | approx | roughly
            ABOUT 0    | hacia | alrededor | aproximadamente | aprox | cerca
            ABOUT 0    | vers | environ | env | aux alentours | aux environs | autour | approximativement
            ABOUT 0    | por volta | em torno
            SINCE 0    | since | from | as of | as from | starting | starting in | beginning in
            SINCE 0    | desde | a partir | depuis
            BETWEEN 0  | between | entre
            BY 0       | by | no later than | not later than | at the latest | latest by
            BY 0       | a mas tardar | como muy tarde | au plus tard | d ici | o mais tardar | no mais tardar
            BEFORE 0   | before | antes | avant
            END 0      | end | fin | fines | finales | final | fim | finais
            ONWARDS 0  | onwards | onward | on | to date | to present | to the present | present | now
            ONWARDS 0  | en adelante | a la fecha | hasta la fecha | hasta hoy | hoy | a ce jour | aujourd hui
            ONWARDS 0  | em diante | ate hoje | hoje | ate o presente
            TO 0       | to | through | thru | a | al | au | aux | ao
            UNTIL 0    | until | till | up to | hasta | jusqu | jusque | ate
            AND 0      | and | y | et | e
            FILLER 0   | of | the | in | year | month | day | on the
            FILLER 0   | de | del | el | la | en | ano | mes | dia | d | du | des | le | l | an | annee | mois | jour
            FILLER 0   | los | les | da | do | em | o | no | na
            """);

    private static final int LONGEST_PHRASE = 4;

    /// What follows a figure to make it an ordinal, as in 1st, 2nd, 1.er, 3.º, 2e and 1ro.
    private static final Set<String> ORDINAL_ENDINGS =
            Set.of("st", "nd", "rd", "th", "er", "re", "e", "eme", "o", "a", "ro", "ra", "do", "da", "to", "ta", "°");

    private TypedDateWords() {}

    static List<Token> of(String text) {
        return tokens(meaningful(pieces(text)));
    }

    private static Map<String, Known> known(String table) {
        var known = new HashMap<String, Known>();
        for (var line : table.lines().toList()) {
            var cells = List.of(line.split(" *\\| *", -1));
            var head = List.of(cells.getFirst().split(" ", -1));
            var meaning = new Known(Meaning.valueOf(head.getFirst()), Integer.parseInt(head.getLast()));
            for (var words : cells.subList(1, cells.size())) {
                if (known.put(words, meaning) != null) {
                    throw new IllegalStateException(words + " means two things");
                }
            }
        }
        return Map.copyOf(known);
    }

    private static List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        var at = 0;
        while (at < text.length()) {
            var from = at;
            var unit = unit(text.codePointAt(at));
            at += Character.charCount(text.codePointAt(at));
            if (unit == null) {
                continue;
            }
            while (unit != Unit.SIGN && at < text.length() && continues(unit, text.codePointAt(at))) {
                at += Character.charCount(text.codePointAt(at));
            }
            var plain = PlainLetters.of(text.substring(from, at));
            pieces.add(new Piece(unit, plain.isEmpty() ? text.substring(from, at) : plain, from, at));
        }
        return pieces;
    }

    /// Null for what only stands between.
    private static @Nullable Unit unit(int letter) {
        if (isFigure(letter)) {
            return Unit.NUMBER;
        }
        if (Character.isLetter(letter)) {
            return Unit.WORD;
        }
        var between = Character.isWhitespace(letter)
                || Character.isSpaceChar(letter)
                || Character.isISOControl(letter)
                || PlainLetters.isLeftOut(letter);
        return between ? null : Unit.SIGN;
    }

    private static boolean continues(Unit unit, int letter) {
        return PlainLetters.isLeftOut(letter) || (unit(letter) == unit && !isOrdinalSign(letter));
    }

    /// The figures of every day, in plain or in full width.
    private static boolean isFigure(int letter) {
        return (letter >= '0' && letter <= '9') || (letter >= '０' && letter <= '９');
    }

    private static boolean isOrdinalSign(int letter) {
        return letter == 'º' || letter == 'ª';
    }

    /// Without the endings of ordinals, and without the points and commas that only part.
    private static List<Piece> meaningful(List<Piece> pieces) {
        var kept = new ArrayList<Piece>();
        for (var i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            var before = i > 0 ? pieces.get(i - 1) : null;
            var after = i + 1 < pieces.size() ? pieces.get(i + 1) : null;
            if (piece.is('.')) {
                if (before != null
                        && after != null
                        && isAttached(before, piece)
                        && isAttached(piece, after)
                        && before.unit() == Unit.NUMBER
                        && after.unit() == Unit.NUMBER) {
                    kept.add(piece);
                }
            } else if (!isPassedOver(piece) && !isOrdinalEnding(pieces, i)) {
                kept.add(piece);
            }
        }
        return kept;
    }

    private static boolean isPassedOver(Piece piece) {
        return piece.unit() == Unit.SIGN && ",'’‘` ".contains(piece.plain());
    }

    private static boolean isOrdinalEnding(List<Piece> pieces, int i) {
        if (!ORDINAL_ENDINGS.contains(pieces.get(i).plain())
                || i == 0
                || !isAttached(pieces.get(i - 1), pieces.get(i))) {
            return false;
        }
        var before = pieces.get(i - 1);
        var number = before.is('.') && i > 1 && isAttached(pieces.get(i - 2), before) ? pieces.get(i - 2) : before;
        return number.unit() == Unit.NUMBER && number.plain().length() <= 2;
    }

    private static boolean isAttached(Piece before, Piece after) {
        return before.to() == after.from();
    }

    private static List<Token> tokens(List<Piece> pieces) {
        var tokens = new ArrayList<Token>();
        var i = 0;
        while (i < pieces.size()) {
            var piece = pieces.get(i);
            switch (piece.unit()) {
                case NUMBER -> {
                    tokens.add(number(piece));
                    i++;
                }
                case SIGN -> {
                    tokens.add(new Token(sign(piece.plain()), 0, 0, piece.from(), piece.to()));
                    i++;
                }
                case WORD -> i = phrase(pieces, i, tokens);
            }
        }
        return Collections.unmodifiableList(tokens);
    }

    private static Token number(Piece piece) {
        var value = piece.plain().length() <= 4 ? Integer.parseInt(piece.plain()) : 0;
        return new Token(Meaning.NUMBER, value, piece.plain().length(), piece.from(), piece.to());
    }

    /// Takes the longest phrase known.
    ///
    /// @return where to go on
    private static int phrase(List<Piece> pieces, int start, List<Token> tokens) {
        var words = new StringBuilder();
        var end = start + 1;
        var found = new Known(Meaning.UNKNOWN, 0);
        var count = 0;
        for (var i = start; i < pieces.size() && count < LONGEST_PHRASE; i++) {
            var piece = pieces.get(i);
            if (piece.unit() != Unit.WORD) {
                if (piece.is('-') && isAttached(pieces.get(i - 1), piece)) {
                    continue;
                }
                break;
            }
            words.append(count == 0 ? "" : " ").append(piece.plain());
            count++;
            var known = KNOWN.get(words.toString());
            if (known != null) {
                found = known;
                end = i + 1;
            }
        }
        tokens.add(new Token(
                found.meaning(),
                found.value(),
                0,
                pieces.get(start).from(),
                pieces.get(end - 1).to()));
        return end;
    }

    private static Meaning sign(String sign) {
        return switch (sign) {
            case "-", "‐", "‑" -> Meaning.DASH;
            case "‒", "–", "—", "―", "−" -> Meaning.LONG_DASH;
            case "/" -> Meaning.SLASH;
            case "." -> Meaning.DOT;
            case "~" -> Meaning.ABOUT;
            case "&" -> Meaning.AND;
            default -> Meaning.UNKNOWN;
        };
    }
}
