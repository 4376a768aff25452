// JSON, because what a session is made of will grow, and old changes must still be read.
#include "agenda_before.hpp"

#include <muster/kit/base/json.hpp>

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <stdexcept>

namespace muster::events {
namespace {

using Poco::JSON::Object;

Json session_json(const EventSession& session) {
  return json_object({{"id", session.id},
                      {"code", session.code},
                      {"title", session.title},
                      {"kind", session_kind_name(session.kind)},
                      {"day", session.day},
                      {"starts_at", session.starts_at},
                      {"ends_at", session.ends_at},
                      {"place", session.place},
                      {"capacity", session.capacity},
                      {"speakers", session.speakers},
                      {"attendance", own_attendance(session)},
                      {"online_capacity", session.online_capacity}});
}

template <class Number>
std::optional<Number> number_in(const Object& object, const std::string& name) {
  if (!object.has(name) || object.isNull(name)) return std::nullopt;
  return object.getValue<Number>(name);
}

std::vector<std::string> texts_in(const Object& object, const std::string& name) {
  std::vector<std::string> texts;
  const auto array = object.getArray(name);
  if (!array.isNull())
    for (const auto& text : *array) texts.push_back(text.convert<std::string>());
  return texts;
}

EventSession session_in(const Object& object) {
  EventSession session;
  session.id = object.getValue<std::string>("id");
  session.code = object.getValue<std::string>("code");
  session.title = object.getValue<std::string>("title");
  session.kind = parse_session_kind(object.getValue<std::string>("kind")).value();
  session.day = object.getValue<int>("day");
  session.starts_at = object.getValue<int>("starts_at");
  session.ends_at = number_in<int>(object, "ends_at");
  session.place = object.getValue<std::string>("place");
  session.capacity = number_in<Poco::Int64>(object, "capacity");
  session.speakers = texts_in(object, "speakers");
  if (const auto attendance = object.optValue<std::string>("attendance", ""); !attendance.empty())
    session.attendance = parse_attendance(attendance).value();
  session.online_capacity = number_in<Poco::Int64>(object, "online_capacity");
  return session;
}

}  // namespace

std::string written(const AgendaBefore& before) {
  return json_text(json_object({{"sessions", json_array(before.sessions, session_json)}, {"added", before.added}}));
}

AgendaBefore read_agenda_before(const std::string& text) {
  try {
    const auto object = Poco::JSON::Parser().parse(text).extract<Object::Ptr>();
    AgendaBefore before;
    before.added = texts_in(*object, "added");
    const auto sessions = object->getArray("sessions");
    for (std::size_t at = 0; at < sessions->size(); ++at)
      before.sessions.push_back(session_in(*sessions->getObject(static_cast<unsigned>(at))));
    return before;
  } catch (const std::exception& error) {
    throw std::logic_error("the store holds no agenda as it was before: " + std::string(error.what()));
  }
}

}  // namespace muster::events
