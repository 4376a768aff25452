// Two settings for each event that has an address: from the hash to the event, and back.
#include "self_check_in_sql.hpp"

#include <muster/kit/base/id.hpp>
#include <muster/platform/store/setting.hpp>

namespace muster::booking::sql {
namespace {

std::string by_hash(const std::string& hash) { return "self check-in " + hash; }
std::string by_event(const std::string& event_id) { return "self check-in of " + event_id; }
std::string hash_of(const std::string& key) { return fingerprint("self check-in:" + key); }

}  // namespace

std::optional<std::string> event_of_tablet(store::Session& session, const std::string& key) {
  return store::kept_setting(session, by_hash(hash_of(key)));
}

bool has_tablet(store::Session& session, const std::string& event_id) {
  return store::kept_setting(session, by_event(event_id)).has_value();
}

void keep_tablet(store::Session& session, const std::string& event_id, const std::string& key) {
  forget_tablet(session, event_id);
  store::keep_setting(session, by_hash(hash_of(key)), event_id);
  store::keep_setting(session, by_event(event_id), hash_of(key));
}

void forget_tablet(store::Session& session, const std::string& event_id) {
  if (const auto hash = store::kept_setting(session, by_event(event_id))) store::drop_setting(session, by_hash(*hash));
  store::drop_setting(session, by_event(event_id));
}

}  // namespace muster::booking::sql
