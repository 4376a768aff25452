// Opens and closes the members' area of a programme.
#include <muster/domain/members/area_service.hpp>

#include "members_sql.hpp"

#include <muster/domain/access/programme_sql.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::members {
namespace {

constexpr std::size_t code_length = 7;

Result<Area> found(store::Session& session, const std::string& programme_id) {
  if (auto area = sql::find_area(session, programme_id)) return *std::move(area);
  const auto programme = access::programme_with_id(session, programme_id);
  if (!programme) return not_found("There is no such programme.");
  return Area{programme_id, programme->name};
}

}  // namespace

Result<Area> area_of(store::Database& database, const std::string& programme_id) {
  return database.read([&](store::Session& session) { return found(session, programme_id); });
}

Result<Area> area_at(store::Database& database, const std::string& code) {
  return database.read([&](store::Session& session) -> Result<Area> {
    auto area = sql::area_with_code(session, code);
    if (!area) return not_found("There is no members’ area at this address.");
    return *std::move(area);
  });
}

Result<Area> save_area(store::Database& database, const store::AuditContext& audit, const Area& wanted) {
  auto area = wanted;
  area.introduction = trimmed(area.introduction);
  MUSTER_CHECK(check_area(area));
  return database.write([&](store::Session& session) -> Result<Area> {
    MUSTER_TRY(before, found(session, area.programme_id));
    if (before.version != area.version)
      return conflict("Somebody changed the members’ area meanwhile. Look at it again; nothing was changed.");
    area.code = before.code.empty() ? new_short_code(code_length) : before.code;
    sql::save_area(session, area);
    if (!area.is_open) sql::end_visits(session, area.programme_id);
    store::write_audit(session, audit, area.is_open ? "members' area open" : "members' area closed", "programme",
                       area.programme_id, {"is_open", "introduction"});
    return found(session, area.programme_id);
  });
}

}  // namespace muster::members
