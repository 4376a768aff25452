#pragma once
// Areas, links and visits in the store.

#include <muster/domain/members/area.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>

namespace muster::members::sql {

[[nodiscard]] std::optional<Area> find_area(store::Session& session, const std::string& programme_id);
[[nodiscard]] std::optional<Area> area_with_code(store::Session& session, const std::string& code);
void save_area(store::Session& session, const Area& area);
void end_visits(store::Session& session, const std::string& programme_id);

struct Link {
  std::string programme_id;
  std::string address;
  Instant expires;
};
void insert_link(store::Session& session, const std::string& hash, const Link& link);
[[nodiscard]] std::optional<Link> find_link(store::Session& session, const std::string& hash);
/// False where somebody else spent it first.
bool delete_link(store::Session& session, const std::string& hash);

struct KeptVisit {
  std::string programme_id;
  std::string address;
  Instant began;
  Instant seen;
};
void insert_session(store::Session& session, const std::string& hash, const std::string& programme_id,
                    const std::string& address, Instant now);
[[nodiscard]] std::optional<KeptVisit> find_session(store::Session& session, const std::string& hash);
void mark_seen(store::Session& session, const std::string& hash, Instant now);
void delete_session(store::Session& session, const std::string& hash);

}  // namespace muster::members::sql
