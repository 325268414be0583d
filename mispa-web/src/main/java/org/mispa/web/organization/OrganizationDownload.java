package org.mispa.web.organization;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mispa.domain.organization.OrganizationKind;
import org.mispa.domain.organization.Organizations;
import org.mispa.domain.organization.Organizations.OrganizationRow;
import org.mispa.domain.shared.Directory;
import org.mispa.web.system.Downloads;
import org.mispa.web.system.Here;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.Sheet;
import org.mispa.web.system.SheetColumns;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of organizations to take away.
@Controller
class OrganizationDownload extends Sheet<OrganizationRow> {
    private final Organizations organizations;
    private final Directory directory;
    private final Downloads downloads;

    OrganizationDownload(Organizations organizations, Directory directory, Downloads downloads) {
        super(
                "organizations",
                new SheetColumns<OrganizationRow>()
                        .key("key", OrganizationRow::key)
                        .text("title", OrganizationRow::title)
                        .plain("acronym", OrganizationRow::acronym)
                        .choice("kind", OrganizationKind.class, OrganizationRow::kind)
                        .count("activities_count", "activities", OrganizationRow::activities)
                        .count("funded_activities_count", "activities", OrganizationRow::funded)
                        .count("line_funded_activities_count", "activities", OrganizationRow::fundedAsWhole)
                        .count("initiatives_count", "initiatives", OrganizationRow::initiatives)
                        .address((row, telling) -> telling.address("/organizations/" + row.key())));
        this.organizations = organizations;
        this.directory = directory;
        this.downloads = downloads;
    }

    @GetMapping("/organizations.csv")
    void send(@RequestParam MultiValueMap<String, String> given, Here here, HttpServletResponse response)
            throws IOException {
        var parameters = new Parameters(given);
        var filter = OrganizationController.filter(parameters);
        parameters.check(directory, here.language());
        var rows = organizations.all(filter, here.reckoning(), here.language());
        downloads.send(this, here, response, rows::forEach);
    }
}
