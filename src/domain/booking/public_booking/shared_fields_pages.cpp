// Fields that both the booking page and the page of one booking ask: sessions to choose among, and what people need.
#include "public_pages.hpp"

#include <muster/kit/base/sentence.hpp>

#include <algorithm>
#include <sstream>

namespace muster::booking {

std::vector<web::Choice<std::string>> session_fields(const SessionChoices& choices, bool online) {
  std::vector<web::Choice<std::string>> fields;
  for (const auto& each : choices.offered)
    fields.push_back({each.session.code, each.session.code, each.session.title, when_offered(choices, each, online)});
  return fields;
}

web::Field<std::optional<std::vector<std::string>>> session_ticks(web::Form& form,
                                                                  const std::vector<web::Choice<std::string>>& offered,
                                                                  const std::string& modules) {
  auto field = form.ticks<std::string>("sessions[]", "Choose your sessions", offered).optional();
  // What must be chosen is said by the hint, and asked in the transaction that counts the seats.
  return modules.empty() ? field : field.hint(modules).said_elsewhere();
}

std::string when_offered(const SessionChoices& choices, const OfferedSession& offered, bool online) {
  const auto words = offered_words(offered, choices.event.attendance, online);
  const bool one_day = std::ranges::all_of(choices.sessions, [](const auto& each) { return each.day == 0; });
  return one_day ? words : long_date(events::session_date(offered.session, choices.event.date)) + ", " + words;
}

std::vector<web::Choice<std::string>> things_to_arrange(bool by_screen) {
  if (by_screen)
    return {{"BSL interpreter", "bsl", "A BSL interpreter"},
            {"Live captions", "captions", "Live captions"},
            {"Papers in large print", "print", "Papers in large print"}};
  return {{"Hearing loop", "loop", "The hearing loop"},
          {"BSL interpreter", "bsl", "A BSL interpreter"},
          {"Seat near the door", "door", "A place near the door"},
          {"Papers in large print", "print", "Papers in large print"}};
}

std::string needs_for_words(bool by_screen) {
  return by_screen ? "So that you can follow and take part."
                   : "So that the room, the sound and the food are right for you.";
}

std::string needs_of(const std::optional<std::vector<std::string>>& ticked, const std::string& written) {
  auto needs = ticked.value_or(std::vector<std::string>{});
  if (!written.empty()) needs.push_back(written);
  return muster::joined(needs, "\n");
}

std::pair<std::vector<std::string>, std::string> arranged_of(const std::string& needs, bool by_screen) {
  std::vector<std::string> ticked;
  std::vector<std::string> written;
  const auto known = things_to_arrange(by_screen);
  std::istringstream lines(needs);
  for (std::string line; std::getline(lines, line);) {
    const bool ticks = std::ranges::any_of(known, [&](const auto& each) { return each.value == line; });
    (ticks ? ticked : written).push_back(line);
  }
  return {std::move(ticked), muster::joined(written, "\n")};
}

}  // namespace muster::booking
