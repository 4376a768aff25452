// Moved rows as JSON and back.
#include "change_rows.hpp"

#include <muster/kit/base/json.hpp>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <stdexcept>

namespace muster::booking {
namespace {

using Poco::JSON::Object;

std::vector<std::string> ids_of(const Object& object, const std::string& name) {
  std::vector<std::string> all;
  const auto array = object.getArray(name);
  for (std::size_t at = 0; array && at < array->size(); ++at) {
    all.push_back(array->getElement<std::string>(static_cast<unsigned>(at)));
  }
  return all;
}

std::string word(const Object& object, const std::string& name) { return object.optValue<std::string>(name, ""); }

Json ties_json(const BookingTies& ties) {
  return json_object({{"sessions", ties.sessions},
                      {"call", ties.call},
                      {"place", ties.place},
                      {"booked_for", ties.booked_for},
                      {"booker", ties.booker},
                      {"until", ties.until},
                      {"answered", ties.answered},
                      {"colleagues", ties.colleagues}});
}

/// None where the change was written before they were kept.
BookingTies ties_in(const Object& object, const std::string& name) {
  const auto one = object.getObject(name);
  if (!one) return {};
  return {ids_of(*one, "sessions"),
          word(*one, "call"),
          one->optValue<std::int64_t>("place", 0),
          one->optValue<bool>("booked_for", false),
          word(*one, "booker"),
          word(*one, "until"),
          one->optValue<bool>("answered", false),
          ids_of(*one, "colleagues")};
}

}  // namespace

std::string written(const MovedRows& rows) {
  const auto joined_json = [](const auto& each) {
    return json_object({{"kept", each.kept},
                        {"gone", each.gone},
                        {"event_id", each.event_id},
                        {"booked_at", each.booked_at},
                        {"gone_state", each.gone_state},
                        {"kept_state", each.kept_state},
                        {"merge_step", each.merge_step},
                        {"last_step", each.last_step},
                        {"number_shift", each.number_shift},
                        {"steps", each.steps},
                        {"codes", each.codes},
                        {"had_code", each.had_code},
                        {"links", each.links},
                        {"scans", each.scans},
                        {"gone_own", each.gone_own},
                        {"kept_own", each.kept_own},
                        {"presences", each.presences},
                        {"joined_at", each.joined_at},
                        {"kept_joined", each.kept_joined},
                        {"answers", each.answers},
                        {"certificates", each.certificates},
                        {"gone_ties", ties_json(each.gone_ties)},
                        {"kept_ties", ties_json(each.kept_ties)}});
  };
  const auto import_json = [](const auto& each) {
    return json_object({{"import_id", each.import_id},
                        {"subject", each.subject},
                        {"was", each.was},
                        {"is", each.is},
                        {"stood_twice", each.stood_twice}});
  };
  return json_text(json_object({{"from_event", rows.from_event},
                                {"to_event", rows.to_event},
                                {"person_made", rows.person_made},
                                {"bookings", rows.bookings},
                                {"joined", json_array(rows.joined, joined_json)},
                                {"imports", json_array(rows.imports, import_json)},
                                {"changes", rows.changes},
                                {"ties", ties_json(rows.ties)}}));
}

MovedRows read_moved_rows(const std::string& text) {
  MovedRows rows;
  if (text.empty()) return rows;
  try {
    Poco::JSON::Parser parser;
    const auto object = parser.parse(text).extract<Object::Ptr>();
    rows.from_event = word(*object, "from_event");
    rows.to_event = word(*object, "to_event");
    rows.person_made = object->optValue<bool>("person_made", false);
    rows.bookings = ids_of(*object, "bookings");
    rows.changes = ids_of(*object, "changes");
    rows.ties = ties_in(*object, "ties");
    const auto joined = object->getArray("joined");
    for (std::size_t at = 0; joined && at < joined->size(); ++at) {
      const auto one = joined->getObject(static_cast<unsigned>(at));
      rows.joined.push_back({word(*one, "kept"),
                             word(*one, "gone"),
                             word(*one, "event_id"),
                             word(*one, "booked_at"),
                             word(*one, "gone_state"),
                             word(*one, "kept_state"),
                             word(*one, "merge_step"),
                             word(*one, "last_step"),
                             one->optValue<std::int64_t>("number_shift", 0),
                             ids_of(*one, "steps"),
                             ids_of(*one, "codes"),
                             one->optValue<bool>("had_code", false),
                             ids_of(*one, "links"),
                             ids_of(*one, "scans"),
                             word(*one, "gone_own"),
                             word(*one, "kept_own"),
                             ids_of(*one, "presences"),
                             word(*one, "joined_at"),
                             one->optValue<bool>("kept_joined", false),
                             ids_of(*one, "answers"),
                             ids_of(*one, "certificates"),
                             ties_in(*one, "gone_ties"),
                             ties_in(*one, "kept_ties")});
    }
    const auto imports = object->getArray("imports");
    for (std::size_t at = 0; imports && at < imports->size(); ++at) {
      const auto one = imports->getObject(static_cast<unsigned>(at));
      rows.imports.push_back({word(*one, "import_id"), word(*one, "subject"), word(*one, "was"), word(*one, "is"),
                              one->optValue<bool>("stood_twice", false)});
    }
  } catch (const Poco::Exception& error) {
    throw std::logic_error("the store holds moved rows that cannot be read: " + error.displayText());
  }
  return rows;
}

}  // namespace muster::booking
