// Where a membership stands on a day, and whom it covers.
#include <muster/domain/membership/membership.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/message.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace muster::membership {
namespace {

struct StandingRow {
  Standing standing;
  std::string_view code;
  std::string_view label;
};
constexpr std::array standing_rows = std::to_array<StandingRow>({
    {Standing::upcoming, "upcoming", "Begins later"},
    {Standing::active, "active", "Active"},
    {Standing::due, "due", "Due for renewal"},
    {Standing::in_grace, "in-grace", "In grace"},
    {Standing::lapsed, "lapsed", "Lapsed"},
    {Standing::renewed, "renewed", "Renewed"},
    {Standing::cancelled, "cancelled", "Cancelled"},
});
static_assert(standing_rows.size() == standings);

const StandingRow& row_of(Standing standing) {
  for (const auto& row : standing_rows)
    if (row.standing == standing) return row;
  throw std::logic_error("a standing without a row");
}

constexpr std::size_t longest_name = 100;

Outcome check_name(const std::string& name, const char* of, const char* field) {
  if (trimmed(name).empty()) return bad_input(std::string("Give the ") + of + ".").at(field);
  if (character_count(name) > longest_name)
    return bad_input("A name has " + grouped(longest_name) + " letters at most.").at(field);
  return Success{};
}

bool is_named_on(const Named& person, Date day) {
  return person.named_on <= day && (!person.removed_on || day < *person.removed_on);
}

bool holds_place(const Membership& membership, const Named& person) {
  if (!person.removed_on) return true;
  if (membership.may_change_people) return false;
  return *person.removed_on > membership.term.from && *person.removed_on > person.named_on;
}

}  // namespace

std::string_view standing_code(Standing standing) { return row_of(standing).code; }
std::string_view standing_label(Standing standing) { return row_of(standing).label; }

std::string full_name(const Named& person) { return trimmed(person.first_name + " " + person.last_name); }

Outcome check_named(const Named& person) {
  MUSTER_CHECK(check_name(person.first_name, "first name", "first_name"));
  MUSTER_CHECK(check_name(person.last_name, "surname", "last_name"));
  if (const auto checked = mail::check_address(person.email); !checked.ok()) return Error(checked.error()).at("email");
  return Success{};
}

Date last_day(const Membership& membership) {
  auto day =
      membership.followed_by.empty() ? days_after(membership.term.to, membership.grace_days) : membership.term.to;
  if (membership.cancelled_on) day = std::min(day, days_after(*membership.cancelled_on, -1));
  return day;
}

bool covers(const Membership& membership, Date day) {
  return membership.term.from <= day && day <= last_day(membership);
}

Standing standing_on(const Membership& membership, Date day, std::int64_t due_days) {
  if (membership.cancelled_on && *membership.cancelled_on <= day) return Standing::cancelled;
  if (day < membership.term.from) return Standing::upcoming;
  const bool follows = !membership.followed_by.empty();
  if (day <= membership.term.to)
    return !follows && days_after(day, due_days) > membership.term.to ? Standing::due : Standing::active;
  if (follows) return Standing::renewed;
  return covers(membership, day) ? Standing::in_grace : Standing::lapsed;
}

std::vector<const Named*> covered_on(const Membership& membership, Date day) {
  std::vector<const Named*> all;
  if (!covers(membership, day)) return all;
  for (const auto& person : membership.people)
    if (is_named_on(person, day)) all.push_back(&person);
  return all;
}

std::int64_t places_taken(const Membership& membership) {
  return std::ranges::count_if(membership.people, [&](const Named& each) { return holds_place(membership, each); });
}

Outcome may_name(const Membership& membership, std::string_view email) {
  const auto folded = mail::folded_address(email);
  if (std::ranges::any_of(membership.people, [&](const Named& each) {
        return !each.removed_on && mail::folded_address(each.email) == folded;
      }))
    return conflict("Somebody with this address is named already.").at("email");
  if (places_taken(membership) < membership.places) return Success{};
  const bool held = std::ranges::any_of(
      membership.people, [&](const Named& each) { return each.removed_on && holds_place(membership, each); });
  return conflict(
      "All " + counted(membership.places, "place", "places") + " are taken" +
      (held ? ", those of people who were taken out too: they pass to nobody else before the period ends." : ".") +
      " Take more places first.");
}

Pence price_of_next(const Kind& kind, const Membership& membership) {
  Pence sum = 0;
  for (const auto& charge : charges_of(kind, membership.places, next_term(kind, membership.term))) sum += charge.sum;
  return sum;
}

const Membership* covering(const std::vector<Membership>& memberships, std::string_view email, Date day) {
  const auto folded = mail::folded_address(email);
  const Membership* found = nullptr;
  if (folded.empty()) return found;
  for (const auto& membership : memberships) {
    const auto people = covered_on(membership, day);
    if (std::ranges::none_of(people, [&](const Named* each) { return mail::folded_address(each->email) == folded; }))
      continue;
    if (found == nullptr || last_day(*found) < last_day(membership)) found = &membership;
  }
  return found;
}

}  // namespace muster::membership
