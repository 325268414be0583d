package org.mispa.web;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Locale;
import org.mispa.MispaApplication;
import org.mispa.persistence.database.DatabaseForTests;
import org.mispa.web.system.BrowserTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/// The whole portal with the shipped records, answering a real browser. Subclasses without settings of their own share
/// one portal.
@SpringBootTest(classes = MispaApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = DatabaseForTests.class)
@Import({WholePortal.Today.class, WholePortal.QuickPasswords.class})
abstract class PortalInBrowser extends BrowserTest {
    /// How long is waited for what a press is to do, in milliseconds.
    private static final int PATIENCE = 8_000;

    /// Somebody whose account [People] opened, at the inbox.
    final Page signedIn(String name, boolean scripts) {
        var page = scripts ? open("/sign-in", View.DESKTOP) : openWithoutScripts("/sign-in", View.DESKTOP);
        page.setDefaultTimeout(PATIENCE);
        page.fill("#mail", People.mail(name));
        page.fill("#password", People.PASSWORD);
        page.click("main form:has(#password) button");
        page.waitForURL(address("/inbox"));
        return page;
    }

    /// That a page as it stands is accessible and does not scroll sideways; at the end it is looked at on a desktop.
    ///
    /// @param name of its pictures, where those are kept
    static void isFineIn(List<View> views, Page page, String name) {
        for (var view : views) {
            look(page, view);
            isAccessible(page);
            doesNotScrollSideways(page);
            if (Pictures.KEPT) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Pictures.file(name + "-" + view.name().toLowerCase(Locale.ROOT) + ".png")));
            }
        }
        look(page, View.DESKTOP);
    }
}
