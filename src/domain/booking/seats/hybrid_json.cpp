// Both numbers, the link and who comes which way, to JSON and back.
#include <muster/domain/booking/hybrid_json.hpp>

#include <muster/kit/base/utf8.hpp>

namespace muster::booking {
namespace {

using Limit = std::optional<std::int64_t>;

Json part_json(const SeatFigures& figures, const Limit& seats) {
  return json_object({{"seats", json_if(seats.has_value(), seats.value_or(0))},
                      {"used", figures.used},
                      {"offered", figures.offered},
                      {"free", json_if(seats.has_value(), figures.free)},
                      {"waiting", figures.waiting}});
}

Outcome read_limit(const Json& found, const std::string& member, Limit& into) {
  if (found.is_null()) {
    into.reset();
    return Success{};
  }
  if (found.whole() == nullptr)
    return bad_input("\"" + member + "\" must be a whole number, or null for no limit.").at(member);
  into = *found.whole();
  return Success{};
}

}  // namespace

Json hybrid_json(const HybridBook& book) {
  return json_object({{"room", part_json(book.room, book.rules.seats)},
                      {"online", part_json(book.online, book.rules.online_seats)},
                      {"joining", book.rules.joining_link},
                      {"people", json_array(book.people, [](const HybridPerson& each) {
                         return json_object({{"person", each.person},
                                             {"name", each.name},
                                             {"organisation", each.organisation},
                                             {"state", state_word(each.state)},
                                             {"way", each.online ? "online" : "room"}});
                       })}});
}

Result<HybridRules> hybrid_rules_of(const Json& json, HybridRules now) {
  if (json.object() == nullptr) return bad_input("Send an object: {\"seats\": 80, \"online_seats\": 200}.");
  for (const auto& [member, value] : *json.object()) {
    if (member == "seats") {
      MUSTER_CHECK(read_limit(value, member, now.seats));
    } else if (member == "online_seats") {
      MUSTER_CHECK(read_limit(value, member, now.online_seats));
    } else if (member == "joining" && value.text() != nullptr) {
      now.joining_link = trimmed(*value.text());
    } else if (member == "joining") {
      return bad_input("\"joining\" must be a text.").at(member);
    } else {
      return bad_input("There is nothing called \"" + member + "\": send seats, online_seats or joining.").at(member);
    }
  }
  return now;
}

}  // namespace muster::booking
