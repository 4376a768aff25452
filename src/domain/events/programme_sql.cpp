// Programmes in the store: their names, their pictures, and the regions of their events.
#include <muster/domain/events/programme_service.hpp>

#include <muster/kit/base/utf8.hpp>

namespace muster::events {
namespace {

std::optional<Programme> programme_from(const std::optional<store::Row>& row) {
  if (!row) return std::nullopt;
  return Programme{row->text(0), row->text(1), row->text(2)};
}

}  // namespace

std::optional<Programme> programme_with_id(store::Session& session, const std::string& id) {
  return programme_from(session.first("select id, slug, name from programme where id = $1", {id}));
}

std::optional<Programme> programme_called(store::Session& session, const std::string& name) {
  return programme_from(session.first("select id, slug, name from programme where name = $1", {name}));
}

std::vector<Programme> all_programmes(store::Session& session) {
  std::vector<Programme> found;
  session.each("select id, slug, name from programme order by name, id", {},
               [&](const store::Row& row) { found.push_back({row.text(0), row.text(1), row.text(2)}); });
  return found;
}

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
  const auto shown = trimmed(name);
  const auto slug = folded_name(shown);
  if (slug.empty()) return bad_input("Give the network a name with a letter or a digit.");
  if (character_count(shown) > longest_programme_name || shown.find('\n') != std::string::npos)
    return bad_input("Keep the name to one line of 100 letters.");
  return database.write([&](store::Session& session) -> Outcome {
    const auto before = programme_with_id(session, programme_id);
    if (!before) return not_found("There is no programme at this address.");
    if (before->name == shown) return Success{};
    if (session.first("select 1 from programme where slug = $1 and id <> $2", {slug, programme_id}))
      return conflict("Another programme is called that. Choose another name.");
    session.execute("update programme set name = $2, slug = $3 where id = $1", {programme_id, shown, slug});
    // The name stands in every report of the programme.
    session.execute("update event set version = version + 1 where programme_id = $1", {programme_id});
    store::rename_scope(session, before->name, shown);
    store::write_audit(session, audit, "programme renamed", "programme", programme_id, {"name"});
    return Success{};
  });
}

Outcome set_logo(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                 const std::optional<Logo>& logo) {
  return database.write([&](store::Session& session) -> Outcome {
    if (!programme_with_id(session, programme_id)) return not_found("There is no programme at this address.");
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
    const auto row =
        session.first("select content, media_type from programme_logo where programme_id = $1", {programme_id});
    if (!row) return std::optional<Logo>{};
    return std::optional(Logo{row->bytes(0), row->text(1)});
  });
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
