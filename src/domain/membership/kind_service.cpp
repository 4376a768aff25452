// Kinds of membership kept: added, changed, retired and deleted.
#include "membership_sql.hpp"

#include <muster/domain/membership/membership_service.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/store/as_one.hpp>

#include <algorithm>

namespace muster::membership {
namespace {

Result<Kind> find_kind(store::Session& session, const std::string& programme_id, const std::string& id) {
  for (auto& kind : sql::kinds_of(session, programme_id))
    if (kind.id == id) return std::move(kind);
  return not_found("There is no such kind of membership.");
}

}  // namespace

Result<std::string> save_kind(store::Database& database, const store::AuditContext& audit,
                              const std::string& programme_id, const Kind& wanted) {
  auto kind = wanted;
  kind.name = trimmed(kind.name);
  MUSTER_CHECK(check_kind(kind));
  return database.write([&](store::Session& session) -> Result<std::string> {
    if (!kind.id.empty()) {
      MUSTER_TRY(before, find_kind(session, programme_id, kind.id));
      kind.retired = before.retired;
      // What was sold to an organisation is none of a person.
      if (before.holder != kind.holder && sql::is_sold(session, kind.id))
        return conflict("Memberships of this kind were sold, so who holds one stays as it is.").at("holder");
    }
    for (const auto& other : sql::kinds_of(session, programme_id))
      if (other.id != kind.id && folded_name(other.name) == folded_name(kind.name))
        return conflict("There is a kind of this name already.").at("name");
    auto id = sql::save_kind(session, programme_id, kind);
    store::write_audit(session, audit, kind.id.empty() ? "kind of membership added" : "kind of membership changed",
                       "membership kind", id);
    return id;
  });
}

Outcome retire_kind(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                    const std::string& id, bool retired) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(kind, find_kind(session, programme_id, id));
    kind.retired = retired;
    sql::save_kind(session, programme_id, kind);
    store::write_audit(session, audit, retired ? "kind of membership retired" : "kind of membership taken up again",
                       "membership kind", id, {"retired"});
    return Success{};
  });
}

Outcome delete_kind(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                    const std::string& id) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(kind, find_kind(session, programme_id, id));
    if (!sql::delete_kind(session, kind.id))
      return conflict("Memberships of the kind " + kind.name + " were sold. Retire it instead; nothing was deleted.");
    store::write_audit(session, audit, "kind of membership deleted", "membership kind", id);
    return Success{};
  });
}

Outcome add_example_kinds(store::Database& database, const store::AuditContext& audit,
                          const std::string& programme_id) {
  return database.write([&](store::Session& session) -> Outcome {
    if (!sql::kinds_of(session, programme_id).empty())
      return conflict("This network has kinds of membership already. Nothing was added.");
    for (const auto& kind : example_kinds()) {
      const auto id = sql::save_kind(session, programme_id, kind);
      store::write_audit(session, audit, "kind of membership added", "membership kind", id);
    }
    return Success{};
  });
}

Result<std::string> save_kind_sold(store::Database& database, const store::AuditContext& audit,
                                   const std::string& programme_id, const Kind& kind, bool sold) {
  return store::as_one(database, [&](store::Database& whole) -> Result<std::string> {
    MUSTER_TRY(id, save_kind(whole, audit, programme_id, kind));
    if (sold == kind.retired) MUSTER_CHECK(retire_kind(whole, audit, programme_id, id, !sold));
    return id;
  });
}

}  // namespace muster::membership
