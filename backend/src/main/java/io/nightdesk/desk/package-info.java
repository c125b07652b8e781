/// The human side: the queue, the inbox, and who is there to answer.
@ApplicationModule(
        displayName = "Desk",
        allowedDependencies = {"kernel", "site", "identity", "conversation"})
@NullMarked
package io.nightdesk.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
