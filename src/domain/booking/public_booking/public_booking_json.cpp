// Public pages to JSON and back.
#include <muster/domain/booking/public_booking_json.hpp>

#include <array>

namespace muster::booking {
namespace {

constexpr std::array<std::pair<const char*, std::string BookingPage::*>, 7> texts{
    {{"about", &BookingPage::about},
     {"address", &BookingPage::address},
     {"map", &BookingPage::map_link},
     {"cost", &BookingPage::cost},
     {"contact", &BookingPage::contact},
     {"access", &BookingPage::access_words},
     {"joining", &BookingPage::joining_link}}};
constexpr std::array others{"event",         "code",           "way",           "closes_at",
                            "starts",        "ends",           "substitutes",   "substitutes_until",
                            "unasked_named", "takes_bookings", "why_not",       "seats",
                            "members_only",  "colleagues",     "colleague_days"};

Error wrong(const std::string& member, const std::string& wanted) {
  return bad_input("\"" + member + "\" must be " + wanted + ".").at(member);
}

/// Whether the member stands there; its text, empty for null.
Result<std::optional<std::string>> text_of(const Json& json, const std::string& member) {
  const auto* found = json.find(member);
  if (found == nullptr) return std::optional<std::string>{};
  if (found->is_null()) return std::optional(std::string());
  if (found->text() == nullptr) return wrong(member, "a text");
  return std::optional(*found->text());
}

Outcome read_minutes(const Json& json, const std::string& member, std::optional<int>& into) {
  MUSTER_TRY(text, text_of(json, member));
  if (!text) return Success{};
  if (text->empty()) {
    into.reset();
    return Success{};
  }
  const auto minutes = events::parse_time_of_day(*text);
  if (!minutes.ok()) return bad_input(minutes.error().message).at(member);
  into = *minutes;
  return Success{};
}

template <class T, class Parse>
Outcome read_value(const Json& json, const std::string& member, std::optional<T>& into, const Parse& parse) {
  MUSTER_TRY(text, text_of(json, member));
  if (!text) return Success{};
  if (text->empty()) {
    into.reset();
    return Success{};
  }
  const auto value = parse(*text);
  if (!value.ok()) return bad_input(value.error().message).at(member);
  into = *value;
  return Success{};
}

std::string minutes_text(const std::optional<int>& minutes) {
  return minutes ? events::time_of_day(*minutes) : std::string();
}

}  // namespace

Json page_json(const ShownPage& shown, Instant now) {
  const auto& page = shown.page;
  const auto door = door_at(page, shown.event, last_day_of(shown.event, shown.sessions), now);
  return json_object(
      {{"event", shown.event.slug},
       {"code", if_any(page.code)},
       {"way", way_name(page.way)},
       {"takes_bookings", door == BookingDoor::open},
       {"why_not", if_any(closed_words(door, shown.event))},
       {"seats", if_any(places_words(shown.left))},
       {"seats_by_kind", json_array(places_by_part(shown.left), [](const std::string& each) { return Json(each); })},
       {"closes_at", if_any(page.closes_at ? iso_instant(*page.closes_at) : std::string())},
       {"starts", if_any(minutes_text(page.starts_at))},
       {"ends", if_any(minutes_text(page.ends_at))},
       {"about", if_any(page.about)},
       {"address", if_any(page.address)},
       {"map", if_any(page.map_link)},
       {"cost", if_any(page.cost)},
       {"contact", if_any(page.contact)},
       {"access", if_any(page.access_words)},
       {"joining", if_any(page.joining_link)},
       {"substitutes", substitutes_name(page.substitutes)},
       {"substitutes_until", if_any(page.substitutes_until ? iso_date(*page.substitutes_until) : std::string())},
       {"unasked_named", page.unasked_named},
       {"members_only", page.members_only},
       {"colleagues", page.colleagues},
       {"colleague_days", page.colleague_days}});
}

Json substitute_json(const SubstituteRequest& request) {
  return json_object({{"person", request.person_id},
                      {"name", request.name},
                      {"organisation", request.organisation},
                      {"substitute", json_object({{"first_name", request.other.first_name},
                                                  {"last_name", request.other.last_name},
                                                  {"email", request.other.email},
                                                  {"job_title", request.other.job_title}})},
                      {"asked_at", request.asked_at}});
}

Json questions_json(const BookingQuestions& asked) {
  return json_object({{"event", asked.event.slug},
                      {"asks", asked.asked.asks()},
                      {"version", asked.asked.version},
                      {"text", if_any(asked.asked.text)},
                      {"answered", asked.answered}});
}

Result<BookingPage> page_from(const Json& json, BookingPage before) {
  auto page = std::move(before);
  if (json.object() == nullptr) return bad_input("Send the page as an object: {\"way\": \"open\"}.");
  for (const auto& [name, value] : *json.object()) {
    bool known = false;
    for (const auto* other : others) known = known || name == other;
    for (const auto& [text, member] : texts) known = known || name == text;
    if (!known) return bad_input("There is nothing called \"" + name + "\" on a public page.").at(name);
  }
  MUSTER_TRY(way, text_of(json, "way"));
  if (way) {
    MUSTER_TRY(parsed, parse_way(*way));
    page.way = parsed;
  }
  MUSTER_TRY(rule, text_of(json, "substitutes"));
  if (rule) {
    MUSTER_TRY(parsed, parse_substitutes(*rule));
    page.substitutes = parsed;
  }
  for (const auto& [name, member] : texts) {
    MUSTER_TRY(text, text_of(json, name));
    if (text) page.*member = *text;
  }
  MUSTER_CHECK(read_minutes(json, "starts", page.starts_at));
  MUSTER_CHECK(read_minutes(json, "ends", page.ends_at));
  MUSTER_CHECK(
      read_value(json, "closes_at", page.closes_at, [](const std::string& text) { return parse_instant(text); }));
  MUSTER_CHECK(read_value(json, "substitutes_until", page.substitutes_until,
                          [](const std::string& text) { return parse_date(text); }));
  for (const auto& [name, member] : {std::pair("unasked_named", &BookingPage::unasked_named),
                                     std::pair("members_only", &BookingPage::members_only)}) {
    const auto* found = json.find(name);
    if (found == nullptr) continue;
    if (found->truth() == nullptr) return wrong(name, "true or false");
    page.*member = *found->truth();
  }
  for (const auto& [name, member] :
       {std::pair("colleagues", &BookingPage::colleagues), std::pair("colleague_days", &BookingPage::colleague_days)}) {
    const auto* found = json.find(name);
    if (found == nullptr) continue;
    const auto* number = found->whole();
    if (number == nullptr) return wrong(name, "a whole number");
    page.*member = *number;
  }
  return page;
}

}  // namespace muster::booking
