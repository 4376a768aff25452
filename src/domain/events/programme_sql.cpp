// The events of a programme as its name, its picture and its regions change.
#include <muster/domain/events/programme_service.hpp>

#include <muster/domain/access/programme_sql.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::events {
std::int64_t events_in_region(store::Session& session, const std::string& programme_id, const std::string& region_id) {
  return session
      .first("select count(*) from event where programme_id = $1 and region_id = $2", {programme_id, region_id})
      ->integer(0);
}

std::int64_t events_of(store::Session& session, const std::string& programme_id) {
  return session.first("select count(*) from event where programme_id = $1", {programme_id})->integer(0);
}

Outcome rename_programme(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                         const std::string& name) {
  return database.write(
      [&](store::Session& session) -> Outcome { return rename_programme(session, audit, programme_id, name); });
}

Outcome rename_programme(store::Session& session, const store::AuditContext& audit, const std::string& programme_id,
                         const std::string& name) {
  const auto shown = trimmed(name);
  if (folded_name(shown).empty()) return bad_input("Give the network a name with a letter or a digit.");
  if (character_count(shown) > longest_programme_name || shown.find('\n') != std::string::npos)
    return bad_input("Keep the name to one line of 100 letters.");
  const auto before = access::programme_with_id(session, programme_id);
  if (!before) return not_found("There is no programme at this address.");
  if (before->name == shown) return Success{};
  if (!access::rename_programme(session, programme_id, shown))
    return conflict("Another programme is called that. Choose another name.");
  // The name stands in every report of the programme.
  session.execute("update event set version = version + 1 where programme_id = $1", {programme_id});
  store::write_audit(session, audit, "programme renamed", "programme", programme_id, {"name"});
  store::rename_scope(session, before->name, shown);
  return Success{};
}

Outcome set_logo(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                 const std::optional<Logo>& logo) {
  return database.write([&](store::Session& session) -> Outcome {
    if (!access::programme_with_id(session, programme_id)) return not_found("There is no programme at this address.");
    session.execute("delete from programme_logo where programme_id = $1", {programme_id});
    if (logo)
      session.execute("insert into programme_logo (programme_id, content, media_type) values ($1, $2, $3)",
                      {programme_id, store::Blob{logo->bytes}, logo->media_type});
    store::write_audit(session, audit, logo ? "logo changed" : "logo removed", "programme", programme_id, {"logo"});
    return Success{};
  });
}

Result<std::optional<Logo>> logo_of(store::Database& database, const std::string& programme_id) {
  return database.read([&](store::Session& session) -> Result<std::optional<Logo>> {
    const auto row = session.first("select content from programme_logo where programme_id = $1", {programme_id});
    if (!row) return std::optional<Logo>{};
    auto logo = read_logo(row->bytes(0));
    if (!logo.ok()) return std::optional<Logo>{};
    return std::optional(std::move(logo).value());
  });
}

void forget_logo(store::Session& session, const std::string& programme_id) {
  session.execute("delete from programme_logo where programme_id = $1", {programme_id});
}

bool has_logo(store::Session& session, const std::string& programme_id) {
  return session.first("select 1 from programme_logo where programme_id = $1", {programme_id}).has_value();
}

void move_events_to_region(store::Session& session, const std::string& programme_id, const std::string& from,
                           const std::string& to) {
  session.execute("update event set region_id = $3, version = version + 1 where programme_id = $1 and region_id = $2",
                  {programme_id, from, to});
}

void mark_region_changed(store::Session& session, const std::string& region_id) {
  session.execute("update event set version = version + 1 where region_id = $1", {region_id});
}

}  // namespace muster::events
