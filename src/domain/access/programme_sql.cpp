// Programmes in the store.
#include <muster/domain/access/programme_sql.hpp>

#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::access {
namespace {

Programme programme_from(const store::Row& row) { return {row.text(0), row.text(1), row.text(2)}; }

std::optional<Programme> found(const std::optional<store::Row>& row) {
  return row ? std::optional(programme_from(*row)) : std::nullopt;
}

}  // namespace

std::optional<Programme> programme_with_id(store::Session& session, const std::string& id) {
  return found(session.first("select id, slug, name from programme where id = $1", {id}));
}

std::optional<Programme> programme_called(store::Session& session, const std::string& name) {
  return found(session.first("select id, slug, name from programme where name = $1", {name}));
}

std::vector<Programme> all_programmes(store::Session& session) {
  std::vector<Programme> all;
  session.each("select id, slug, name from programme order by name, id", {},
               [&](const store::Row& row) { all.push_back(programme_from(row)); });
  return all;
}

Programme programme_for(store::Session& session, const std::string& name) {
  const auto known =
      name.empty() ? found(session.first("select id, slug, name from programme order by slug limit 1"))
                   : found(session.first("select id, slug, name from programme where slug = $1", {folded_name(name)}));
  if (known) return *known;
  const std::string shown = name.empty() ? "Our network" : name;
  Programme made{new_id(), folded_name(shown), shown};
  session.execute("insert into programme (id, slug, name) values ($1, $2, $3)", {made.id, made.slug, made.name});
  return made;
}

bool rename_programme(store::Session& session, const std::string& id, const std::string& name) {
  const auto slug = folded_name(name);
  if (session.first("select 1 from programme where slug = $1 and id <> $2", {slug, id})) return false;
  session.execute("update programme set name = $2, slug = $3 where id = $1", {id, name, slug});
  return true;
}

}  // namespace muster::access
