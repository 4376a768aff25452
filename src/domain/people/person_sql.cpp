// One person in the store: found, read, cleared and replaced by a mark.
#include <muster/domain/people/person_sql.hpp>

#include "people_sql.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/name_keys.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::people {
namespace {

PersonRecord record_from(const store::Row& row) {
  return {row.text(0),          row.text(1),          row.text(2),    row.text(3), row.text(4),
          row.text_or_empty(5), row.text_or_empty(6), row.integer(7), row.text(8), row.text(9)};
}

constexpr std::string_view select_people =
    "select p.id, p.first_name, p.last_name, p.email, p.job_title, p.organisation_id, o.name, p.version, p.changed_at, "
    "p.place_code "
    "from person p left join organisation o on o.id = p.organisation_id where p.erased = 0";
constexpr std::string_view select_person =
    "select p.id, p.first_name, p.last_name, p.email, p.job_title, p.organisation_id, o.name, p.version, p.changed_at, "
    "p.place_code "
    "from person p left join organisation o on o.id = p.organisation_id where p.erased = 0 and p.id = $1";

bool matches(const PersonRecord& person, const std::string& folded) {
  const auto holds = [&](const std::string& text) { return folded_name(text).find(folded) != std::string::npos; };
  return holds(person.first_name + person.last_name) || holds(person.last_name + person.first_name) ||
         holds(person.email) || holds(person.organisation);
}

}  // namespace

std::string full_name(const PersonRecord& person) { return trimmed(person.first_name + " " + person.last_name); }

std::vector<PersonRecord> find_people(store::Session& session, std::string_view text, std::size_t limit,
                                      const std::unordered_set<std::string>* among) {
  std::vector<PersonRecord> found;
  const auto folded = folded_name(text);
  if (folded.empty()) return found;
  session.each(select_people, {}, [&](const store::Row& row) {
    auto person = record_from(row);
    if (among != nullptr && !among->contains(person.id)) return;
    if (matches(person, folded)) found.push_back(std::move(person));
  });
  std::sort(found.begin(), found.end(), [](const PersonRecord& left, const PersonRecord& right) {
    if (const int order = compare_names(left.last_name, right.last_name); order != 0) return order < 0;
    if (const int order = compare_names(left.first_name, right.first_name); order != 0) return order < 0;
    return left.id < right.id;
  });
  if (found.size() > limit) found.resize(limit);
  return found;
}

std::vector<PersonRecord> people_near(store::Session& session, const PersonRecord& person, std::int64_t limit) {
  std::vector<PersonRecord> found;
  session.each(
      "select p.id, p.first_name, p.last_name, p.email, p.job_title, p.organisation_id, o.name, p.version, "
      "p.changed_at, p.place_code "
      "from person p left join organisation o on o.id = p.organisation_id where p.erased = 0 and p.id <> $1 "
      "and (lower(p.last_name) = lower($2) or (p.email <> '' and lower(p.email) = lower($3)) "
      "or (p.organisation_id = $4 and lower(p.first_name) = lower($5))) order by p.id limit $6",
      {person.id, person.last_name, person.email, person.organisation_id, person.first_name, limit},
      [&](const store::Row& row) { found.push_back(record_from(row)); });
  return found;
}

std::optional<PersonRecord> find_person(store::Session& session, const std::string& id) {
  const auto row = session.first(select_person, {id});
  return row ? std::optional(record_from(*row)) : std::nullopt;
}

void update_person(store::Session& session, const PersonRecord& person) {
  session.execute(
      "update person set first_name = $2, last_name = $3, email = $4, job_title = $5, organisation_id = $6, "
      "version = $7, changed_at = $8, sort_name = $9, search_text = $10, search_email = $11, "
      "place_code = $12 where id = $1",
      {person.id, person.first_name, person.last_name, person.email, person.job_title,
       person.organisation_id.empty() ? store::Value(nullptr) : store::Value(person.organisation_id), person.version,
       person.changed_at, sql::person_order(person.first_name, person.last_name),
       search_key(person.first_name + person.last_name), search_key(person.email), person.place_code});
}

void note_person_changed(store::Session& session, const std::string& id, Instant at) {
  session.execute("update person set changed_at = $2 where id = $1", {id, iso_instant(at)});
}

std::vector<std::string> person_ids(store::Session& session) {
  std::vector<std::string> ids;
  session.each("select id from person where erased = 0", {},
               [&](const store::Row& row) { ids.push_back(row.text(0)); });
  return ids;
}

std::string add_erased_person(store::Session& session, const std::string& organisation_id) {
  auto id = new_id();
  session.execute(
      "insert into person (id, first_name, last_name, email, job_title, organisation_id, erased) "
      "values ($1, '', '', '', '', $2, 1)",
      {id, organisation_id.empty() ? store::Value(nullptr) : store::Value(organisation_id)});
  return id;
}

void delete_person(store::Session& session, const std::string& id) {
  session.execute("delete from network_change_moved where person_id = $1", {id});
  session.execute("delete from person where id = $1", {id});
}

}  // namespace muster::people
