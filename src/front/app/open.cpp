// Opens the database and sees to it that its lists find and order names by the rules that hold now.
#include <muster/front/app/open.hpp>

#include "name_keys.hpp"

#include <muster/domain/access/list_keys_sql.hpp>
#include <muster/domain/events/list_keys_sql.hpp>
#include <muster/domain/feedback/list_keys_sql.hpp>
#include <muster/domain/intake/list_keys_sql.hpp>
#include <muster/domain/people/list_keys_sql.hpp>
#include <muster/kit/base/name_keys.hpp>
#include <muster/platform/mail/list_keys_sql.hpp>
#include <muster/platform/store/key_renewal.hpp>
#include <muster/platform/store/setting.hpp>

namespace muster::app {
namespace {

constexpr const char* rules_setting = "list keys";
/// Changed where a list gets keys that older databases have not.
constexpr const char* keyed_lists = ", with teams, mail, notes, imports and other names of organisations";

}  // namespace

Outcome renew_keys(store::Database& database) {
  const auto rules = key_rules() + keyed_lists;
  MUSTER_TRY(kept, store::kept_setting(database, rules_setting));
  if (kept == rules) return Success{};
  for (const store::KeyRenewal renew : {access::renew_list_keys, people::renew_list_keys, events::renew_list_keys,
                                        intake::renew_list_keys, feedback::renew_list_keys, mail::renew_list_keys})
    MUSTER_CHECK(store::renew_in_pieces(database, renew));
  return database.write([&](store::Session& session) -> Outcome {
    store::keep_setting(session, rules_setting, rules);
    return Success{};
  });
}

Result<std::unique_ptr<store::Database>> open_database(const std::string& location, store::Database::Mode mode,
                                                       std::chrono::milliseconds wait) {
  MUSTER_TRY(database, store::Database::open(location, mode, wait));
  MUSTER_CHECK(renew_keys(*database));
  return database;
}

}  // namespace muster::app
