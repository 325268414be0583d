package org.mispa.domain.progress;

import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Reckoning;

/// Where the work stands. Only here are activities and deliverables tallied.
public interface ProgressReports {
    /// The whole Commitment, mandate by mandate.
    Progress of(Reckoning reckoning, Language language);

    /// Under how many mandates anything is recorded where only stated and confirmed links count, whichever links the
    /// reckoning asks for.
    long recordedByStatedLinks(Reckoning reckoning);
}
