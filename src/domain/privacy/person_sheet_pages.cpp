// Fills what is held of a person, for their page and for their file.
#include "person_sheet_pages.hpp"

#include <muster/kit/base/date.hpp>

namespace muster::privacy {
namespace {

using web::View;

std::string day(const std::string& iso) {
  const auto parsed = parse_date(iso);
  return parsed.ok() ? long_date(*parsed) : iso;
}

std::string moment(const std::string& iso) {
  const auto parsed = parse_instant(iso);
  return parsed.ok() ? long_instant(*parsed) : iso;
}

std::string told(const std::string& need) { return need.empty() ? "None told" : need; }

void add_field(View& view, const std::string& name, const std::string& value) {
  view.add("FIELD").set("FIELD_NAME", name).set("FIELD_VALUE", value.empty() ? "Not given" : value);
}

void add_bookings(View& view, const PersonFile& file, WithNeeds needs) {
  if (file.bookings.empty()) {
    view.show("NO_BOOKINGS");
    return;
  }
  auto& table = view.add("BOOKINGS");
  if (needs == WithNeeds::yes) table.show("NEEDS_HEAD");
  for (const auto& booking : file.bookings) {
    auto& row = table.add("BOOKING");
    row.set("BOOKING_EVENT", booking.event_title).set("BOOKING_DATE", day(booking.event_date));
    row.set("BOOKING_AT", moment(booking.booked_at)).set("BOOKING_STATE", booking.state);
    for (const auto& step : booking.steps) {
      row.add("STEP").set("STEP_WORDS", std::string(booking::state_label(step.to)) + ", " + moment(step.taken_at) +
                                            (step.reason.empty() ? "" : ": " + step.reason));
    }
    if (needs == WithNeeds::yes) {
      row.add("NEEDS")
          .set("ACCESS_NEEDS", told(booking.needs.access))
          .set("DIETARY_NEEDS", told(booking.needs.dietary));
    }
  }
}

/// What they were before a change that can still be taken back.
void add_earlier(View& view, const PersonFile& file, WithNeeds needs) {
  for (const auto& self : file.earlier) {
    auto words = people::full_name(self.person);
    for (const auto& part : {self.person.email, self.person.job_title}) words += part.empty() ? "" : ", " + part;
    for (const auto& told : self.needs) {
      if (needs == WithNeeds::no) continue;
      for (const auto& need : {told.access, told.dietary}) words += need.empty() ? "" : ", " + need;
    }
    view.add("EARLIER").set("EARLIER_WHEN", "Before " + moment(self.changed_at)).set("EARLIER_WORDS", words);
  }
}

void add_imports(View& view, const PersonFile& file, WithNeeds needs) {
  if (file.imports.empty()) {
    view.show("NO_IMPORTS");
  } else {
    auto& table = view.add("IMPORTS");
    for (const auto& import : file.imports) {
      table.add("IMPORT")
          .set("IMPORT_FILE", import.file_name)
          .set("IMPORT_EVENT", import.event_title)
          .set("IMPORT_AT", moment(import.applied_at));
    }
  }
  for (const auto& waiting : file.waiting) {
    // A list as typed may hold needs: on the page it is only said that the person stands in it.
    auto& part = view.add("WAITING").set("WAITING_FILE", waiting.file_name);
    if (needs == WithNeeds::no) {
      part.add("CELL").set("CELL_NAME", "One row about them").set("CELL_TEXT", "in full in the download");
      continue;
    }
    for (const auto& [heading, text] : waiting.cells) part.add("CELL").set("CELL_NAME", heading).set("CELL_TEXT", text);
  }
}

enum class Side { of_them, by_them };

void add_changes(View& view, const std::vector<store::AuditEntry>& all, Side side) {
  if (all.empty()) return;
  auto& changes = view.add("CHANGES");
  const bool of_them = side == Side::of_them;
  changes.set("CHANGES_ID", of_them ? "changes" : "actions");
  changes.set("CHANGES_TITLE", of_them ? "Changes" : "What they did in Muster").show_if(of_them, "CHANGES_NOTE");
  for (const auto& change : all) {
    std::string fields;
    for (auto field : change.fields) {
      for (auto& byte : field) byte = byte == '_' ? ' ' : byte;
      fields += (fields.empty() ? "" : ", ") + field;
    }
    changes.add("CHANGE")
        .set("CHANGE_WHAT", change.action)
        .set("CHANGE_OF", change.subject)
        .set("CHANGE_AT", long_instant(change.at))
        .set("CHANGE_FIELDS", fields);
  }
}

void add_rest(View& view, const PersonFile& file) {
  if (!file.notes.empty()) {
    auto& notes = view.add("NOTES");
    for (const auto& note : file.notes) {
      notes.add("NOTE").set("NOTE_TEXT", note.text).set("NOTE_EVENT", note.event_title).set("NOTE_TABLE", note.table);
    }
  }
  if (!file.words.empty()) {
    auto& words = view.add("WORDS");
    for (const auto& each : file.words) words.add("WORD").set("WORD_TEXT", each.text).set("WORD_WHERE", each.where);
  }
  add_changes(view, file.changes, Side::of_them);
}

void add_account(View& view, const PersonFile& file, WithNeeds whole) {
  if (!file.account) return;
  auto& account = view.add("ACCOUNT");
  const auto add = [&](const std::string& name, const std::string& value) {
    account.add("ACCOUNT_FIELD").set("ACCOUNT_NAME", name).set("ACCOUNT_VALUE", value);
  };
  add("Signs in by", file.account->email);
  add("Since", moment(file.account->added_at));
  for (const auto& held : file.account->roles) {
    add("Role in " + held.programme, held.role + (held.reads_answers ? ", who may also read single answers" : "") +
                                         (held.since.empty() ? "" : ", since " + day(held.since)) +
                                         (held.seen_on.empty() ? "" : ", last seen on " + day(held.seen_on)));
  }
  if (whole == WithNeeds::no) return;
  add("Number in Muster", file.account->id);
  for (const auto& session : file.account->sessions) {
    add("Session", session.browser + ", from " + moment(session.began_at) + " to " + moment(session.seen_at));
  }
  for (const auto& until : file.account->links_until) add("Unused link to sign in, valid until", moment(until));
  for (const auto& seen : file.account->browsers_seen) add("Browser that signed in", moment(seen));
  for (const auto& change : file.account->changes) {
    add("Change of a role that can be taken back until " + moment(change.until),
        "from " + (change.before.empty() ? "none" : change.before) + " to " +
            (change.after.empty() ? "none" : change.after));
  }
}

void add_mail(View& view, const PersonFile& file, WithNeeds whole) {
  if (file.bounce) {
    view.add("BOUNCE").set("BOUNCE_WORDS", "Mail to " + file.bounce->address + " came back on " +
                                               moment(file.bounce->at) + ": " + file.bounce->reason);
  }
  if (file.mail.empty()) return;
  auto& mail = view.add("MAIL");
  for (const auto& message : file.mail) {
    auto& row = mail.add("MESSAGE");
    row.set("MESSAGE_SUBJECT", message.subject).set("MESSAGE_AT", moment(message.created_at));
    row.set("MESSAGE_STATE", message.state + (message.reason.empty() ? "" : ": " + message.reason));
    if (whole == WithNeeds::no) continue;
    for (const auto& text : {message.text, message.html, message.detail}) {
      if (!text.empty()) row.add("MESSAGE_PART").set("MESSAGE_TEXT", text);
    }
  }
}

}  // namespace

void fill_person(View& view, const PersonFile& file, WithNeeds needs) {
  add_field(view, "First name", file.person.first_name);
  add_field(view, "Surname", file.person.last_name);
  add_field(view, "Organisation", file.person.organisation);
  if (!file.person.place_code.empty()) add_field(view, "Place (its code)", file.person.place_code);
  add_field(view, "E-mail address", file.person.email);
  add_field(view, "Job title", file.person.job_title);
  add_field(view, "Number in Muster", file.person.id);
  add_bookings(view, file, needs);
  add_earlier(view, file, needs);
  add_imports(view, file, needs);
  add_account(view, file, needs);
  add_mail(view, file, needs);
  add_rest(view, file);
  if (needs == WithNeeds::yes && file.account) add_changes(view, file.actions, Side::by_them);
  view.show_if(file.more_elsewhere, "ELSEWHERE");
}

std::string person_html(const PersonFile& file) {
  View view;
  const auto name = people::full_name(file.person);
  view.set("PERSON_NAME", name.empty() ? file.person.email : name);
  fill_person(view, file, WithNeeds::yes);
  return web::render("domain/privacy/pages/person_file.html", view);
}

}  // namespace muster::privacy
