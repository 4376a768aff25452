// Messages as JSON, both ways.
#include <muster/domain/booking/message_json.hpp>

namespace muster::booking {
namespace {

Outcome take_text(const Json& sent, const char* name, std::string& into) {
  const auto* member = sent.find(name);
  if (member == nullptr) return Success{};
  if (member->text() == nullptr) return bad_input("Send \"" + std::string(name) + "\" as a text.").at(name);
  into = *member->text();
  return Success{};
}

}  // namespace

Json message_json(const PlannedMessage& message, const events::Event& event) {
  const auto due = due_at(message.timing, event);
  Json::Array chosen;
  for (const auto state : message.audience.states) chosen.emplace_back(std::string(state_word(state)));
  const bool dated = message.timing.when == When::before || message.timing.when == When::after;
  return json_object({{"message", message.id},
                      {"state", std::string(plan_state_word(message.state))},
                      {"because", if_any(message.because)},
                      {"version", message.version},
                      {"subject", message.words.subject},
                      {"text", message.words.text},
                      {"kind", std::string(message_kind_word(message.kind))},
                      {"states", Json(std::move(chosen))},
                      {"organisations", message.audience.organisations},
                      {"answered", answered_word(message.audience.answered)},
                      {"condition", message.audience.condition},
                      {"timing", std::string(when_word(message.timing.when))},
                      {"days", json_if(dated, message.timing.days)},
                      {"time", if_any(message.timing.time)},
                      {"goes_at", due ? Json(iso_instant(*due)) : Json()}});
}

Json sent_json(const SentRow& row) {
  return json_object({{"message", row.id},
                      {"subject", row.subject},
                      {"sent_at", row.written_at},
                      {"people", row.people},
                      {"failed", row.failed}});
}

Json copy_json(const CopyRow& row) {
  return json_object({{"person", row.person_id},
                      {"name", row.name},
                      {"email", row.email},
                      {"state", row.state},
                      {"reason", if_any(row.reason)}});
}

Outcome take_message(const Json& sent, PlannedMessage& message) {
  if (sent.object() == nullptr) return bad_input("Send the message as a JSON object.");
  MUSTER_CHECK(take_text(sent, "subject", message.words.subject));
  MUSTER_CHECK(take_text(sent, "text", message.words.text));
  MUSTER_CHECK(take_text(sent, "organisations", message.audience.organisations));
  MUSTER_CHECK(take_text(sent, "condition", message.audience.condition));
  MUSTER_CHECK(take_text(sent, "time", message.timing.time));
  std::string word(message_kind_word(message.kind));
  MUSTER_CHECK(take_text(sent, "kind", word));
  MUSTER_TRY(kind, parse_message_kind(word));
  message.kind = kind;
  word = answered_word(message.audience.answered);
  MUSTER_CHECK(take_text(sent, "answered", word));
  if (!word.empty() && word != "yes" && word != "no")
    return bad_input("Send \"answered\" as \"yes\", \"no\" or an empty text.").at("answered");
  message.audience.answered = answered_of(word);
  word = when_word(message.timing.when);
  MUSTER_CHECK(take_text(sent, "timing", word));
  MUSTER_TRY(when, parse_when(word));
  message.timing.when = when;
  if (const auto* member = sent.find("days")) {
    if (member->whole() == nullptr) return bad_input("Send \"days\" as a whole number.").at("days");
    message.timing.days = *member->whole();
  }
  if (sent.find("at") != nullptr) {
    std::string moment;
    MUSTER_CHECK(take_text(sent, "at", moment));
    const auto at = parse_instant(moment);
    if (!at.ok()) return bad_input("Send \"at\" as a moment such as 2022-06-07T08:00:00Z.").at("at");
    message.timing.at = *at;
  }
  if (const auto* member = sent.find("states")) {
    if (member->array() == nullptr) return bad_input("Send \"states\" as a list of texts.").at("states");
    message.audience.states.clear();
    for (const auto& each : *member->array()) {
      if (each.text() == nullptr) return bad_input("Send \"states\" as a list of texts.").at("states");
      MUSTER_TRY(state, parse_state(*each.text()));
      message.audience.states.push_back(state);
    }
  }
  return Success{};
}

}  // namespace muster::booking
