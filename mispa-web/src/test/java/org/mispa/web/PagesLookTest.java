package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mispa.domain.shared.Language;

/// Every page type with the shipped records in a real browser, by the rules of WCAG 2.2 AA: in each language on a
/// desktop, and in English on a phone and in the dark too; and whether its words fit, in each language on each screen.
/// A page is loaded once and then shown on each screen.
class PagesLookTest extends PortalInBrowser {
    private static final Set<View> DARK = EnumSet.of(View.DESKTOP_DARK, View.PHONE_DARK);

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void areAccessibleAndFitTheScreenInEachLanguage(Language language) {
        var page = tab(View.DESKTOP, true);
        var faults = new ArrayList<String>();
        for (var type : PageType.values()) {
            look(page, View.DESKTOP);
            load(page, type.in(language.tag()));
            faults.addAll(faults(page, language == Language.EN ? Colours.OF_EVERY_ELEMENT : Colours.NOT_AGAIN));
            keep(page, type.word() + "-" + language.tag());
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void areSoInTheirOtherStates() {
        var page = tab(View.DESKTOP, true);
        var faults = new ArrayList<String>();
        for (var type : PageType.values()) {
            for (var other : type.others()) {
                look(page, View.DESKTOP);
                load(page, PageType.inLanguage(other, "en"));
                faults.addAll(faults(page, Colours.OF_EACH_LOOK));
            }
        }
        assertThat(faults).isEmpty();
    }

    /// Both widths are asked everything, because each hides parts that the other shows (menu, filters). What the dark
    /// colours can change is asked again in the dark, see [Asked#COLOURS].
    private static List<String> faults(Page page, Colours colours) {
        var faults = new ArrayList<String>();
        for (var view : View.values()) {
            if (colours == Colours.NOT_AGAIN && DARK.contains(view)) {
                continue; // words are as wide in the dark
            }
            look(page, view);
            var beyond = beyondTheEdge(page);
            if (beyond > 0) {
                faults.add(told(page, view) + beyond + " pixels beyond the edge: " + strings(ask(page, "culprits")));
            }
            strings(ask(page, "clipped")).forEach(text -> faults.add(told(page, view) + text));
            asked(view, colours).stream()
                    .flatMap(asked -> violations(page, asked).stream())
                    .forEach(violation -> faults.add(told(page, view) + violation));
        }
        return faults;
    }

    /// How thoroughly contrast is asked for; it is the same in all languages.
    private enum Colours {
        OF_EVERY_ELEMENT,
        OF_EACH_LOOK,
        NOT_AGAIN
    }

    private static List<Asked> asked(View view, Colours colours) {
        if (colours == Colours.NOT_AGAIN) {
            return view == View.DESKTOP ? List.of(Asked.ALL_BUT_COLOURS) : List.of();
        }
        return switch (view) {
            case DESKTOP ->
                colours == Colours.OF_EVERY_ELEMENT
                        ? List.of(Asked.EVERYTHING)
                        : List.of(Asked.ALL_BUT_COLOURS, Asked.COLOURS);
            case PHONE -> List.of(Asked.ALL_BUT_COLOURS, Asked.COLOURS);
            case DESKTOP_DARK, PHONE_DARK -> List.of(Asked.COLOURS);
            case NARROWEST -> List.of(); // only its width
        };
    }

    private static void keep(Page page, String name) {
        if (!Pictures.KEPT) {
            return;
        }
        for (var view : List.of(View.DESKTOP, View.PHONE, View.DESKTOP_DARK)) {
            look(page, view);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Pictures.file(name + "-" + view.name().toLowerCase(Locale.ROOT) + ".png")));
        }
    }

    private static String told(Page page, View view) {
        return page.url() + " (" + view.name().toLowerCase(Locale.ROOT) + "): ";
    }
}
