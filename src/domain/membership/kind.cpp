// Kinds of membership: what is wrong with one, how long a period of it runs, and what that costs.
#include <muster/domain/membership/membership.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::membership {
namespace {

using std::chrono::last;
using std::chrono::months;

constexpr std::size_t longest_name = 100;
constexpr std::int64_t most_people = 1000;
constexpr std::int64_t most_months = 60;
constexpr std::int64_t most_grace = 366;

/// The same day of a later month, or that month's last.
Date months_after(Date day, std::int64_t count) {
  const auto moved = day + months(count);
  return moved.ok() ? moved : Date(moved.year() / moved.month() / last);
}

Date day_before(Date day) { return days_after(day, -1); }

std::string period_words(const Term& term) {
  const auto short_date = [](Date day) {
    auto words = long_date(day);
    return words.substr(words.find(' ') + 1);
  };
  return short_date(term.from) + " to " + short_date(term.to);
}

Charge charge(std::string words, std::int64_t quantity, Pence each) {
  return {std::move(words), quantity, each, quantity * each};
}

std::string part_words(const Kind& kind, std::int64_t paid) {
  return paid == kind.months ? std::string()
                             : ", " + counted(paid, "whole month", "whole months") + " of " + grouped(kind.months);
}

std::vector<Charge> further(const Kind& kind, std::int64_t count, const Term& term, std::int64_t paid) {
  const auto each = part_of(kind.further_price, paid, kind.months);
  if (count <= 0 || each == 0) return {};
  return {charge("Further named " + std::string(count == 1 ? "person" : "people") + ", " + period_words(term) +
                     part_words(kind, paid),
                 count, each)};
}

}  // namespace

Date days_after(Date day, std::int64_t days) { return Date(std::chrono::sys_days(day) + std::chrono::days(days)); }

std::string_view holder_code(Holder holder) { return holder == Holder::organisation ? "organisation" : "person"; }

std::string_view holder_label(Holder holder) {
  return holder == Holder::organisation ? "An organisation, for people whom it names" : "One person";
}

Result<Holder> parse_holder(std::string_view code) {
  for (const auto holder : {Holder::organisation, Holder::person})
    if (code == holder_code(holder)) return holder;
  return bad_input("A membership is held by an organisation or a person.");
}

Outcome check_kind(const Kind& kind) {
  if (kind.name.empty()) return bad_input("Give the kind of membership a name.").at("name");
  if (character_count(kind.name) > longest_name)
    return bad_input("A name has " + grouped(longest_name) + " letters at most.").at("name");
  if (kind.included < 1 || kind.included > most_people)
    return bad_input("A membership covers from 1 to " + grouped(most_people) + " people.").at("included");
  if (kind.holder == Holder::person && kind.included != 1)
    return bad_input("A membership of one person covers one.").at("included");
  if (kind.most != 0 && kind.most < kind.included)
    return bad_input("That is fewer than the people whom the price covers.").at("most");
  if (kind.most > most_people)
    return bad_input("A membership covers " + grouped(most_people) + " people at most.").at("most");
  if (kind.months < 1 || kind.months > most_months)
    return bad_input("A period has from 1 to " + grouped(most_months) + " months.").at("months");
  if (kind.year_begins != 0 && kind.months != 12)
    return bad_input("Periods that end together have 12 months.").at("months");
  if (kind.grace_days < 0 || kind.grace_days > most_grace)
    return bad_input("Grace is from 0 to " + grouped(most_grace) + " days.").at("grace_days");
  return Success{};
}

std::vector<Kind> example_kinds() {
  Kind organisation{.name = "Organisation",
                    .included = 4,
                    .price = 55000,
                    .further_price = 12500,
                    .year_begins = 4,
                    .grace_days = 30,
                    .may_change_people = false};
  Kind person = organisation;
  person.name = "Individual";
  person.holder = Holder::person;
  person.included = 1;
  person.price = 25000;
  person.further_price = 0;
  person.most = 1;
  return {organisation, person};
}

Term first_term(const Kind& kind, Date from) {
  if (kind.year_begins == 0) return {from, day_before(months_after(from, kind.months))};
  const auto month = std::chrono::month(static_cast<unsigned>(kind.year_begins));
  auto next = Date(from.year(), month, std::chrono::day(1));
  if (next <= from) next = months_after(next, 12);
  return {from, day_before(next)};
}

Term next_term(const Kind& kind, const Term& term) { return first_term(kind, days_after(term.to, 1)); }

std::int64_t whole_months(const Term& term) {
  const auto after = days_after(term.to, 1);
  std::int64_t count = 0;
  while (months_after(term.from, count + 1) <= after) ++count;
  return count;
}

std::int64_t months_paid(const Kind& kind, const Term& term) {
  if (!kind.part_years) return kind.months;
  return std::clamp<std::int64_t>(whole_months(term), 1, kind.months);
}

std::vector<Charge> charges_of(const Kind& kind, std::int64_t people, const Term& term) {
  const auto paid = months_paid(kind, term);
  std::vector<Charge> all;
  const auto price = part_of(kind.price, paid, kind.months);
  if (price > 0) {
    const auto covers = kind.holder == Holder::person
                            ? std::string()
                            : ", for up to " + counted(kind.included, "named person", "named people");
    all.push_back(
        charge(kind.name + " membership" + covers + ", " + period_words(term) + part_words(kind, paid), 1, price));
  }
  for (auto& more : further(kind, people - kind.included, term, paid)) all.push_back(std::move(more));
  return all;
}

std::vector<Charge> charges_of_more(const Kind& kind, std::int64_t before, std::int64_t people, const Term& term,
                                    Date day) {
  const auto count = people - std::max(before, kind.included);
  const Term left{std::clamp(day, term.from, term.to), term.to};
  return further(kind, count, left, months_paid(kind, left));
}

Outcome check_places(const Kind& kind, std::int64_t places) {
  if (places < kind.included)
    return bad_input("The price covers " + counted(kind.included, "person", "people") + "; fewer cost no less.")
        .at("places");
  const auto most = kind.most != 0 ? kind.most : kind.further_price == 0 ? kind.included : most_people;
  if (places > most)
    return bad_input("A membership of the kind " + kind.name + " has " + counted(most, "person", "people") +
                     " at most.")
        .at("places");
  return Success{};
}

}  // namespace muster::membership
