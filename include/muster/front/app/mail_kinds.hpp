#pragma once
// The kinds of messages that there are, gathered from the rooms.

#include <muster/platform/mail/kinds.hpp>
#include <muster/platform/store/database.hpp>

namespace muster::app {

/// The database must outlive the kinds.
[[nodiscard]] mail::Kinds mail_kinds(store::Database& database);

}  // namespace muster::app
