#pragma once
// SQLite writes its log in two pieces a page, of which the system makes three: here they leave in one piece a commit.

namespace muster::store {

/// The name of the way to the files by which the writer opens a database. Only for connections with
/// `synchronous = full`: what was written is with the system when SQLite syncs the log, which it then does at each
/// commit before anybody can read of it.
[[nodiscard]] const char* gathered_log();

}  // namespace muster::store
