// Certificates as JSON, and rules read from it.
#include <muster/domain/booking/certificate_json.hpp>

#include <algorithm>

namespace muster::booking {

Json certificates_json(const CertificateBook& book) {
  return json_object(
      {{"event", book.event.slug},
       {"hours", std::string(hours_from_word(book.rules.hours))},
       {"typed_minutes", book.rules.typed_minutes},
       {"least_minutes", book.rules.least_minutes},
       {"signed_by", book.rules.signed_by},
       {"compulsory", json_array(book.rules.compulsory, [](const std::string& code) { return Json(code); })},
       {"certificates", json_array(book.lines, [](const CertificateLine& line) {
          const auto& was = line.attended;
          return json_object(
              {{"booking", line.booking_id},
               {"first_name", line.first_name},
               {"last_name", line.last_name},
               {"organisation", line.organisation},
               {"gets_one", was.verdict == Attended::Verdict::certified},
               {"minutes", was.minutes},
               {"measured", was.measured ? Json(*was.measured) : Json()},
               {"sessions", json_array(was.sessions, [](const std::string& each) { return Json(each); })},
               {"missed", json_array(was.missed, [](const std::string& each) { return Json(each); })},
               {"awaited", json_array(was.awaited, [](const std::string& each) { return Json(each); })},
               {"code", line.code}});
        })}});
}

Result<CertificateRules> certificate_rules_from(const Json& sent, CertificateRules rules) {
  const auto text_at = [&](const char* name) -> const std::string* {
    const auto* found = sent.find(name);
    return found == nullptr ? nullptr : found->text();
  };
  if (const auto* word = text_at("hours")) {
    MUSTER_TRY(hours, parse_hours_from(*word));
    rules.hours = hours;
  }
  const auto number = [&](const char* name, std::int64_t& into) -> Outcome {
    const auto* found = sent.find(name);
    if (found == nullptr) return Success{};
    const auto* whole = found->whole();
    if (whole == nullptr) return bad_input("Write whole minutes.").at(name);
    into = *whole;
    return Success{};
  };
  MUSTER_CHECK(number("typed_minutes", rules.typed_minutes));
  MUSTER_CHECK(number("least_minutes", rules.least_minutes));
  if (const auto* words = text_at("signed_by")) rules.signed_by = *words;
  if (const auto* codes = sent.find("compulsory")) {
    const auto* items = codes->array();
    const auto is_text = [](const Json& each) { return each.text() != nullptr; };
    if (items == nullptr || !std::ranges::all_of(*items, is_text))
      return bad_input("Give the codes of sessions as a list.").at("compulsory");
    rules.compulsory.clear();
    for (const auto& each : *items) rules.compulsory.insert(*each.text());
  }
  return rules;
}

}  // namespace muster::booking
