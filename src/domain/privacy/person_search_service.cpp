// Looks for one person in every room.
#include "person_search_service.hpp"

#include "naming.hpp"
#include "naming_sql.hpp"

#include <muster/domain/booking/nomination_forgetting_sql.hpp>
#include <muster/domain/intake/forgetting_sql.hpp>
#include <muster/domain/privacy/held_data.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/message.hpp>

#include <algorithm>
#include <limits>

namespace muster::privacy {
namespace {

std::string place_of_words(std::string_view table) {
  if (table == "report_definition") return "a report’s words";
  if (table == "edition" || table == "edition_file") return "an edition of a report";
  if (table == "form_version") return "a form’s words";
  if (table == "event_series") return "the name of a series of events";
  if (table == "event") return "an event’s title or venue";
  if (table == "programme") return "the name of a programme";
  if (table == "organisation") return "the name of an organisation";
  if (table == "need_join") return "what joined needs are called";
  if (table == "note_before") return "a note as it was before a change";
  if (table == "delegate_message") return "a mail to delegates";
  if (table == "booking_step") return "the reason of a booking’s step";
  if (table == "organisation_alias") return "another name of an organisation";
  if (table == "action") return "an action’s words";
  if (table == "family_concern") return "what a family wrote";
  if (table == "comment_response") return "a response to what was said at an event";
  if (table == "access_token") return "the name of an access token";
  return "words in " + std::string(table);
}

/// The lines of a text that name the person: the others are not about them.
std::string lines_naming(const std::string& text, const people::PersonRecord& person) {
  std::string lines;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto line = trimmed(text.substr(begin, end - begin));
    if (tells(line, person)) lines += (lines.empty() ? "" : "\n") + line;
    begin = end + 1;
  }
  // A name may be broken over two lines.
  return lines.empty() && tells(text, person) ? people::full_name(person) : lines;
}

/// Whether a cell says who its row is about.
bool is_name_cell(std::string_view cell, const people::PersonRecord& person) {
  const auto folded = folded_name(cell);
  if (folded.empty()) return false;
  return folded == folded_name(person.first_name + person.last_name) ||
         folded == folded_name(person.last_name + person.first_name) || folded == folded_name(person.email);
}

void add_rows(const intake::WaitingFile& file, const people::PersonRecord& person,
              std::vector<booking::WaitingRow>& found) {
  for (const auto& cells : file.table.rows) {
    const bool is_theirs =
        std::any_of(cells.begin(), cells.end(), [&](std::string_view cell) { return is_name_cell(cell, person); });
    booking::WaitingRow row{file.event_id, file.file_name, {}};
    for (std::size_t at = 0; at < cells.size(); ++at) {
      // Somebody else's row may name them in passing: then that is all of it that is theirs.
      const bool is_shown = !cells[at].empty() && (is_theirs || tells(std::string(cells[at]), person));
      if (is_shown) row.cells.emplace_back(at < file.table.heading.size() ? file.table.heading[at] : "", cells[at]);
    }
    if (!row.cells.empty()) found.push_back(std::move(row));
  }
}

Result<people::PersonRecord> by_address(store::Session& session, const std::string& address) {
  std::vector<people::PersonRecord> found;
  for (auto& person : people::find_people(session, address, std::numeric_limits<std::size_t>::max())) {
    if (mail::folded_address(person.email) == address) found.push_back(std::move(person));
  }
  if (found.size() > 1) {
    return conflict("Several people have this address. Look them up by name, and say which by their number.");
  }
  if (!found.empty()) return found.front();
  people::PersonRecord nobody;
  nobody.email = address;
  const bool is_known =
      access::held_account(session, address) || mail::held_bounce(session, address) ||
      !mail::held_mail(session, [&](const auto& message) { return is_to(message, nobody); }).empty() ||
      !booking::substitutes_naming(session,
                                   [&](const auto& name, const auto& email) { return is_called(nobody, name, email); })
           .empty() ||
      !booking::leads_called(session, [&](const auto& name, const auto& email) {
         return is_called(nobody, name, email);
       }).empty();
  if (is_known) return nobody;
  return not_found("Nothing is held of anybody with this address.");
}

}  // namespace

Result<people::PersonRecord> whom(store::Session& session, const std::string& who) {
  if (who.find('@') != std::string::npos) return by_address(session, mail::folded_address(who));
  auto person = people::find_person(session, who);
  if (!person) return not_found("There is no person with this number. Look them up by name; nothing was changed.");
  return *std::move(person);
}

std::vector<NamingWords> words_naming(store::Session& session, const people::PersonRecord& person) {
  std::vector<NamingWords> found;
  for (const auto& table : held_tables()) {
    if (!is_looked_through(table.name)) continue;
    for (const auto column : names_in(table.words)) {
      for (const auto& text : sql::texts_of(session, table.name, column)) {
        if (auto lines = lines_naming(text, person); !lines.empty()) {
          found.push_back({place_of_words(table.name), std::move(lines)});
        }
      }
    }
  }
  for (const auto& message : mail::held_mail(
           session, [&](const mail::HeldMail& each) { return !is_to(each, person) && tells_of(each, person); })) {
    found.push_back({"a message to somebody else",
                     lines_naming(message.subject + "\n" + message.text + "\n" + message.reason, person)});
  }
  return found;
}

std::vector<booking::WaitingRow> rows_about(store::Session& session, const people::PersonRecord& person) {
  auto rows = person.id.empty() ? std::vector<booking::WaitingRow>{} : booking::waiting_rows(session, person.id);
  for (const auto& file : intake::waiting_files(session)) {
    if (file.kind != "delegates") add_rows(file, person, rows);
  }
  return rows;
}

bool is_to(const mail::HeldMail& message, const people::PersonRecord& person) {
  return !person.email.empty() && mail::folded_address(message.recipient) == mail::folded_address(person.email);
}

bool tells_of(const mail::HeldMail& message, const people::PersonRecord& person) {
  return tells(message.subject, person) || tells(message.text, person) || tells(message.html, person) ||
         tells(message.detail, person) || tells(message.reason, person);
}

}  // namespace muster::privacy
