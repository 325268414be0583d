package org.mispa.domain.shared;

/// Tells whether anything that the public reads was changed: records, what delegations have said, frozen periods. To be
/// asked before the records are read for what is kept under it; then that is never older than its version.
public interface DataVersion {
    /// A number that stands for what is published now, in this process alone. It never comes again once something else
    /// was published. What was published by this process is in it at once, what others published after two seconds.
    long current();
}
