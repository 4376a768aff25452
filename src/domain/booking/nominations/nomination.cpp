// Who of a lead's list has a seat kept, in the lead's order, and the words for how each name stands.
#include <muster/domain/booking/nomination.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/message.hpp>

#include <algorithm>
#include <sstream>

namespace muster::booking {
namespace {

constexpr std::size_t most_leads = 500;
constexpr std::size_t longest_name = 150;

SeatClaim claim_of(const NominationCall& call) {
  SeatClaim claim;
  claim.state = State::invited;
  claim.kind = call.kind;
  claim.organisation = call.organisation_id;
  return claim;
}

std::vector<std::string> parts_of(const std::string& line) {
  const char between = line.find('\t') != std::string::npos ? '\t' : line.find(';') != std::string::npos ? ';' : ',';
  std::vector<std::string> parts;
  std::istringstream in(line);
  for (std::string part; std::getline(in, part, between);) parts.push_back(trimmed(part));
  return parts;
}

}  // namespace

bool is_undecided(State state) { return state == State::nominated || state == State::applied; }

std::optional<std::int64_t> seats_to_name(const SeatPlan& plan, const NominationCall& call) {
  if (const auto cap = plan.cap_on(claim_of(call)))
    return std::max<std::int64_t>(*cap - plan.taken_by(call.organisation_id), 0);
  const auto own = plan.own_share(call.organisation_id);
  if (!own || plan.share_of(claim_of(call)).level != SeatShare::Level::organisation) return std::nullopt;
  const auto taken = plan.of_organisation(call.organisation_id);
  return std::max<std::int64_t>(*own - taken.used - taken.offered, 0);
}

std::vector<std::pair<ListedName, State>> restated(const std::vector<ListedName>& names,
                                                   const std::optional<std::int64_t>& seats) {
  auto inside = names;
  std::erase_if(inside, [](const ListedName& each) { return each.place == 0 || !is_undecided(each.state); });
  std::ranges::stable_sort(inside, {}, &ListedName::place);
  std::vector<std::pair<ListedName, State>> changes;
  for (std::size_t at = 0; at < inside.size(); ++at) {
    const auto to = !seats || static_cast<std::int64_t>(at) < *seats ? State::nominated : State::applied;
    if (inside[at].state != to) changes.emplace_back(inside[at], to);
  }
  // A seat is let go before another name has it.
  std::ranges::stable_sort(changes, {}, [](const auto& each) { return each.second == State::nominated; });
  return changes;
}

Outcome may_name(const NominationCall& call, const events::Event& event, Instant now) {
  if (event.cancelled) return conflict(event.title + " will not take place. Nothing was changed.");
  const auto today = day_in(event.zone, now);
  if (today > event.date) return conflict(event.title + " is over. Nothing was changed.");
  if (call.until && today > *call.until)
    return conflict("Names could be put forward until " + long_date(*call.until) +
                    ". Ask the organisers if something has to change; nothing was changed.");
  return Success{};
}

std::string standing_words(const ListedName& name, const std::optional<std::int64_t>& seats, const Zone& zone,
                           bool held) {
  switch (name.state) {
    case State::nominated:
      if (seats && !held) return "Among the most that can come of you. The programme decides.";
      return seats ? "A seat is kept. The programme has not decided yet." : "Named; the programme decides.";
    case State::applied:
      return name.place == 0 ? "Asks for a place. You have not answered yet."
                             : "No seat is left for this name: it goes to the waiting list if the programme agrees.";
    case State::invited:
      return "Invited; has not answered.";
    case State::waiting:
      return "On the waiting list.";
    case State::offered:
      return "Is offered a place" + (name.until ? " until " + long_instant(*name.until, zone) : std::string()) + ".";
    case State::booked:
      return "Booked.";
    case State::declined:
      return "Cannot come.";
    case State::cancelled:
      return "Has no place.";
    case State::came:
      return "Came.";
    case State::did_not_come:
      return "Did not come.";
  }
  return {};
}

std::string seats_to_name_words(const NominationCall& call, const std::optional<std::int64_t>& own_share,
                                const std::optional<std::int64_t>& seats, std::int64_t named) {
  if (!own_share && seats)
    return "At most " + counted(*seats, "more person", "more people") + " of " + call.organisation +
           " can come: whoever you name beyond them waits. No seat is held before the programme decides.";
  if (!own_share || !seats) return "The programme decides how many of " + call.organisation + " can come.";
  const auto left = std::max<std::int64_t>(*seats - named, 0);
  const auto all = counted(*own_share, "seat is", "seats are") + " for " + call.organisation + ", and ";
  if (left > 0)
    return capitalised(all) + grouped(left) + (left == 1 ? " is still to name." : " are still to name.") +
           " Whoever you name beyond them waits.";
  return capitalised(all) + (*own_share == 1 ? "it is" : "all of them are") +
         " taken or named: whoever you name now waits until one comes free.";
}

Result<std::vector<TypedLead>> read_leads(const std::string& text) {
  if (!is_valid_text(text)) return bad_input("This holds characters that are no text.");
  std::vector<TypedLead> leads;
  std::istringstream in(text);
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (trimmed(line).empty()) continue;
    const auto where = "Line " + grouped(static_cast<std::int64_t>(number)) + ": ";
    const auto parts = parts_of(line);
    if (parts.size() < 3)
      return bad_input(where +
                       "give the organisation, the lead’s name and their e-mail address, with a comma between.");
    TypedLead lead;
    // A name of an organisation may hold commas itself.
    lead.email = parts.back();
    lead.name = parts[parts.size() - 2];
    for (std::size_t at = 0; at + 2 < parts.size(); ++at) lead.organisation += (at == 0 ? "" : ", ") + parts[at];
    if (lead.organisation.empty()) return bad_input(where + "say which organisation it is.");
    if (lead.name.empty() || character_count(lead.name) > longest_name)
      return bad_input(where + "give the lead’s name, in 150 characters at most.");
    if (!mail::check_address(lead.email).ok())
      return bad_input(where + "\"" + lead.email + "\" is not an e-mail address.");
    leads.push_back(std::move(lead));
  }
  if (leads.empty()) return bad_input("Name at least one lead.");
  if (leads.size() > most_leads) return bad_input("Name at most 500 leads at once.");
  return leads;
}

}  // namespace muster::booking
