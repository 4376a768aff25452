#pragma once
// Rules of membership, as values: what a kind of membership offers, how long one runs, what it costs, where it stands
// on a day, and whom it covers.

#include <muster/domain/membership/money.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/result.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::membership {

enum class Holder { organisation, person };
[[nodiscard]] std::string_view holder_code(Holder holder);   ///< "organisation", "person"
[[nodiscard]] std::string_view holder_label(Holder holder);  ///< "An organisation, for people whom it names"
[[nodiscard]] Result<Holder> parse_holder(std::string_view code);

/// A kind of membership, as an organiser sets it. What was sold before a change stays as it was sold.
struct Kind {
  std::string id{};  ///< empty until stored
  std::string name{};
  Holder holder = Holder::organisation;
  std::int64_t included = 1;  ///< people whom the price covers, 1 to 1,000; of a person 1
  Pence price = 0;            ///< of a whole period
  Pence further_price = 0;    ///< of each person beyond `included`, for a whole period
  std::int64_t most = 0;  ///< people at most; 0: no limit; never below `included`. Without further people: `included`
  std::int64_t months = 12;  ///< length of a period, 1 to 60
  int year_begins = 0;       ///< a month, 1 to 12: all periods end before its first day; 0: each begins on its own day
  bool part_years = true;    ///< a first period that is shorter costs less, by whole months
  std::int64_t grace_days = 0;    ///< after the end, in which its people are covered still; 0 to 366
  bool may_change_people = true;  ///< somebody's right may pass to somebody else within a period
  bool retired = false;           ///< no longer sold; those sold run on
};
/// bad_input at the name of what is wrong.
[[nodiscard]] Outcome check_kind(const Kind& kind);
/// The kinds that a programme is offered to begin with: an organisation with up to four named people at 550 pounds,
/// each further one 125; a person, 250; not transferable.
[[nodiscard]] std::vector<Kind> example_kinds();

/// A period: both days are in it.
struct Term {
  Date from;
  Date to;
  friend bool operator==(const Term&, const Term&) = default;
};
/// The period of a membership that begins on that day.
[[nodiscard]] Term first_term(const Kind& kind, Date from);
/// The one that follows without a gap.
[[nodiscard]] Term next_term(const Kind& kind, const Term& term);
/// Whole months from the first day to the end of the last: 15 June to 31 March has nine.
[[nodiscard]] std::int64_t whole_months(const Term& term);
/// The months of a period that are paid: all of a whole period; of a shorter one its whole months, at least one, where
/// the kind has part years, else all.
[[nodiscard]] std::int64_t months_paid(const Kind& kind, const Term& term);

/// What is owed for something.
struct Charge {
  std::string words{};
  std::int64_t quantity = 1;
  Pence each = 0;
  Pence sum = 0;  ///< quantity times each
  friend bool operator==(const Charge&, const Charge&) = default;
};
/// For a membership of so many people: the price, and a line for those beyond the included. A price of nothing makes no
/// line. Part of a period: price times months paid by months of a period, to the penny, half up.
[[nodiscard]] std::vector<Charge> charges_of(const Kind& kind, std::int64_t people, const Term& term);
/// For people added on a day within the period: of the period's months those that are whole from that day on.
[[nodiscard]] std::vector<Charge> charges_of_more(const Kind& kind, std::int64_t before, std::int64_t people,
                                                  const Term& term, Date day);
/// bad_input at "places" where a membership of that kind cannot have so many people.
[[nodiscard]] Outcome check_places(const Kind& kind, std::int64_t places);

/// Somebody whom a membership covers. Known by the e-mail address, letters small.
struct Named {
  std::string id{};
  std::string first_name{};
  std::string last_name{};
  std::string email{};
  Date named_on;
  std::optional<Date> removed_on{};  ///< the first day without
};
[[nodiscard]] std::string full_name(const Named& person);
/// bad_input at "first_name", "last_name" or "email".
[[nodiscard]] Outcome check_named(const Named& person);

enum class Standing { upcoming, active, due, in_grace, lapsed, renewed, cancelled };
[[nodiscard]] std::string_view standing_code(Standing standing);   ///< "in-grace"
[[nodiscard]] std::string_view standing_label(Standing standing);  ///< "In grace"
inline constexpr int standings = 7;

struct Membership {
  std::string id{};
  std::string programme_id{};
  std::string kind_id{};
  std::string kind{};  ///< its name
  Holder holder = Holder::organisation;
  std::string organisation_id{};  ///< empty of a person
  std::string holder_name{};      ///< of the organisation, or of the person
  std::int64_t places = 1;        ///< people whom it may name
  Term term;
  std::int64_t grace_days = 0;
  bool may_change_people = true;
  std::string purchase_order{};
  std::string contact_name{};  ///< who is written to
  std::string contact_email{};
  std::string address{};               ///< on invoices, lines
  bool reminders = true;               ///< the contact wants to be told that it ends; invoices come in any case
  std::string follows{};               ///< the membership that this one renews; empty of a first
  std::string followed_by{};           ///< the one that renews this
  std::optional<Date> cancelled_on{};  ///< the first day on which it covers nobody
  std::string cancelled_because{};
  std::int64_t version = 1;
  std::vector<Named> people{};  ///< all, by surname, those who were taken out too
};

/// Where it stands on a day. Due: it ends within `due_days` and nothing follows it.
[[nodiscard]] Standing standing_on(const Membership& membership, Date day, std::int64_t due_days);
/// Whether its people are covered that day: within its period, or its grace days where nothing follows it, and before
/// it was cancelled.
[[nodiscard]] bool covers(const Membership& membership, Date day);
/// The last day on which its people are covered, were it cancelled or not renewed.
[[nodiscard]] Date last_day(const Membership& membership);
/// Whom it covers that day: those named until then and not taken out.
[[nodiscard]] std::vector<const Named*> covered_on(const Membership& membership, Date day);
/// How many of its places are taken. Where people may not change, somebody who was taken out holds their place to the
/// end of the period, but for one who was taken out before it began or on the day they were named: that mends a slip.
[[nodiscard]] std::int64_t places_taken(const Membership& membership);
/// conflict where nobody can be named; `email` stands there already: conflict at "email".
[[nodiscard]] Outcome may_name(const Membership& membership, std::string_view email);

/// What the next period of a membership costs, at the kind's price of today, without VAT.
[[nodiscard]] Pence price_of_next(const Kind& kind, const Membership& membership);

/// The membership of the programme that covers this address on a day; nothing where none does. Of several the one that
/// runs longest.
[[nodiscard]] const Membership* covering(const std::vector<Membership>& memberships, std::string_view email, Date day);

/// The day some days after.
[[nodiscard]] Date days_after(Date day, std::int64_t days);

}  // namespace muster::membership
