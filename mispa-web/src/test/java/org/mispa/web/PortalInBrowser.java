package org.mispa.web;

import org.mispa.MispaApplication;
import org.mispa.persistence.database.DatabaseForTests;
import org.mispa.web.system.BrowserTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/// The whole portal with the shipped records, answering a real browser. Subclasses without settings of their own share
/// one
/// portal.
@SpringBootTest(classes = MispaApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = DatabaseForTests.class)
@Import({WholePortal.Today.class, WholePortal.QuickPasswords.class})
abstract class PortalInBrowser extends BrowserTest {}
