// What lists of people and organisations are searched and sorted by, beside their names.
#include <muster/domain/people/list_keys_sql.hpp>

#include "people_sql.hpp"

#include <muster/domain/people/person_name.hpp>
#include <muster/kit/base/name_keys.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/store/key_renewal.hpp>

#include <set>

namespace muster::people {
namespace {

void keep_keys(store::Session& session, const store::Row& person) {
  session.execute("update person set sort_name = $2, search_text = $3, search_email = $4 where id = $1",
                  {person.text(0), sql::person_order(person.text(1), person.text(2)),
                   search_key(person.text(1) + person.text(2)), search_key(person.text(3))});
}

}  // namespace

namespace sql {

std::string person_order(const std::string& first_name, const std::string& last_name) {
  return name_order(first_name, last_name);
}

std::string aliases_key(const std::vector<std::string>& aliases) {
  constexpr std::size_t most_bytes = 800;
  std::set<std::string> folded;
  for (const auto& alias : aliases) folded.insert(folded_name(alias));
  auto key = joined({folded.begin(), folded.end()}, " ");
  return key.size() > most_bytes ? "*" : key;
}

}  // namespace sql

std::optional<std::string> renew_list_keys(store::Session& session, const std::string& after, std::int64_t most) {
  const std::string people = "people ";  // they come behind the organisations
  if (!after.starts_with(people)) {
    auto place = store::renew_rows(
        session, "select id, name from organisation where id > $1 order by id limit $2", after, most,
        [&](const store::Row& row) {
          std::vector<std::string> aliases;
          session.each("select alias from organisation_alias where organisation_id = $1 order by folded_alias",
                       {row.text(0)}, [&](const store::Row& alias) { aliases.push_back(alias.text(0)); });
          session.execute("update organisation set sort_name = $2, search_text = $3, search_aliases = $4 where id = $1",
                          {row.text(0), sort_key({row.text(1)}), search_key(row.text(1)), sql::aliases_key(aliases)});
        });
    return place ? place : people;
  }
  auto place = store::renew_rows(
      session, "select id, first_name, last_name, email from person where id > $1 order by id limit $2",
      after.substr(people.size()), most, [&](const store::Row& row) { keep_keys(session, row); });
  return place ? std::optional(people + *place) : std::nullopt;
}

}  // namespace muster::people
