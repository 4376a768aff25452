// Fills what is held of a person, for their page and for their file.
#include "person_sheet_pages.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/web/table.hpp>

#include <algorithm>

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

std::string told(const std::string& need) { return need.empty() ? "None given" : need; }

/// A section under a heading of its own, with a table of `rows`, or "None." where the part is always shown.
View& add_part(View& view, const std::string& id, const std::string& title, web::Table table) {
  auto& part = view.add("PART", title).set("PART_ID", id);
  table.heading_id = id;
  if (table.rows.empty())
    part.show("NONE");
  else
    part.add("TABLE").markup("TABLE_ROWS", table.html());
  return part;
}

void add_details(View& view, const PersonFile& file) {
  const auto& person = file.person;
  web::Table table{.breaks = true};
  const auto add = [&](const char* name, const std::string& value) {
    table.rows.push_back({name, value.empty() ? "Not given" : value});
  };
  add("First name", person.first_name);
  add("Surname", person.last_name);
  add("Organisation", person.organisation);
  if (!person.place_code.empty()) add("Place (its code)", person.place_code);
  add("E-mail address", person.email);
  add("Job title", person.job_title);
  add("Number in Muster", person.id);
  add_part(view, "details", "Details", std::move(table));
}

/// What they were before a change that can still be taken back.
std::string earlier_words(const booking::EarlierVersion& earlier, WithNeeds needs) {
  auto words = "Before " + moment(earlier.changed_at) + " they were: " + people::full_name(earlier.person);
  for (const auto& part : {earlier.person.email, earlier.person.job_title}) words += part.empty() ? "" : ", " + part;
  for (const auto& told : earlier.needs) {
    if (needs == WithNeeds::no) continue;
    for (const auto& need : {told.access, told.dietary}) words += need.empty() ? "" : ", " + need;
  }
  return words;
}

void add_bookings(View& view, const PersonFile& file, WithNeeds needs) {
  web::Table table{.columns = {"Event", "Date", "Booked", "State"}};
  if (needs == WithNeeds::yes) {
    table.columns.emplace_back("Access needs");
    table.columns.emplace_back("Dietary requirements");
  }
  for (const auto& booking : file.bookings) {
    web::TableCell state(booking.state);
    for (const auto& step : booking.steps) {
      state.notes.push_back(std::string(booking::state_label(step.to)) + ", " + moment(step.taken_at) +
                            (step.reason.empty() ? "" : ": " + step.reason));
    }
    if (!booking.named.empty())
      state.notes.push_back(booking.named == "yes" ? "May be named in the delegate list"
                                                   : "Counted in the delegate list without a name");
    if (!booking.typed_organisation.empty())
      state.notes.push_back("Typed as their organisation: " + booking.typed_organisation);
    auto& row = table.rows.emplace_back();
    row = {booking.event_title, day(booking.event_date), moment(booking.booked_at), std::move(state)};
    if (needs == WithNeeds::yes) row.insert(row.end(), {told(booking.needs.access), told(booking.needs.dietary)});
  }
  auto& part = add_part(view, "bookings", "Events", std::move(table));
  for (const auto& earlier : file.earlier) part.add("EARLIER", earlier_words(earlier, needs));
}

void add_substitutes(View& view, const PersonFile& file) {
  if (file.substitutes.empty()) return;
  web::Table table{.columns = {"Would come instead", "Event", "Asked"}};
  for (const auto& held : file.substitutes) {
    web::TableCell who(held.name);
    for (const auto& fact : {held.email, held.job_title})
      if (!fact.empty()) who.notes.push_back(fact);
    who.notes.emplace_back(held.is_theirs ? "They asked for it" : "Somebody else asked for it");
    table.rows.push_back({std::move(who), held.event_title, moment(held.asked_at)});
  }
  add_part(view, "substitutes", "Requests for substitutes", std::move(table));
}

void add_leads(View& view, const PersonFile& file) {
  if (file.leads.empty()) return;
  web::Table table{.columns = {"Names people of", "Event", "Asked"}};
  for (const auto& held : file.leads) {
    web::TableCell who(held.organisation);
    who.notes.push_back(held.name + ", " + held.email);
    table.rows.push_back({std::move(who), held.event_title, moment(held.asked_at)});
  }
  add_part(view, "leads", "Asked to name people of an organisation", std::move(table));
}

void add_imports(View& view, const PersonFile& file, WithNeeds needs) {
  web::Table table{.columns = {"File", "Event", "Imported"}};
  for (const auto& import : file.imports)
    table.rows.push_back({import.file_name, import.event_title, moment(import.applied_at)});
  auto& part = add_part(view, "imports", "Lists they stand in", std::move(table));
  for (const auto& waiting : file.waiting) {
    // A list as typed may hold needs: on the page it is only said that the person stands in it.
    auto& cells = part.add("WAITING", waiting.file_name);
    if (needs == WithNeeds::no) {
      cells.add("CELL", "One row about them: in full in the download");
      continue;
    }
    for (const auto& [heading, text] : waiting.cells) cells.add("CELL", heading + ": " + text);
  }
}

void add_changes(View& view, const std::vector<store::AuditEntry>& all, const std::string& id, const std::string& title,
                 const std::string& note) {
  if (all.empty()) return;
  web::Table table{.columns = {"What", "Of what", "When", "Fields"}};
  for (const auto& change : all) {
    auto fields = joined(change.fields, ", ");
    std::replace(fields.begin(), fields.end(), '_', ' ');
    table.rows.push_back({change.action, change.subject, long_instant(change.at), fields});
  }
  add_part(view, id, title, std::move(table)).show("SMALL", note);
}

void add_form_links(View& view, const PersonFile& file) {
  if (file.links.empty()) return;
  web::Table table{.columns = {"Form of", "Mails", "Used to answer"}};
  for (const auto& link : file.links)
    table.rows.push_back({link.title, std::to_string(link.mails), link.used ? "Yes" : "No"});
  add_part(view, "links", "Links to forms", std::move(table))
      .show("SMALL", "Which answers are theirs is not known: nothing leads from a link to an answer.");
}

void add_words(View& view, const PersonFile& file) {
  web::Table given{.columns = {"Given on a form", "Event"}, .strong = false};
  for (const auto& one : file.personal) given.rows.push_back({one.words, one.title});
  if (!given.rows.empty()) add_part(view, "contacts", "Contact details on forms that name them", std::move(given));
  web::Table members{.columns = {"What stands there", "Where"}, .strong = false};
  for (const auto& one : file.memberships) members.rows.push_back({one.words, one.about});
  if (!members.rows.empty()) add_part(view, "members", "Memberships and invoices", std::move(members));
  web::Table lists{.columns = {"Who", "Where"}, .strong = false};
  for (const auto& one : file.lists) lists.rows.push_back({one.words, one.about});
  if (!lists.rows.empty()) add_part(view, "lists", "Lists they joined", std::move(lists));
  web::Table visits{.columns = {"Members’ area", "Address and times"}, .strong = false};
  for (const auto& one : file.visits) visits.rows.push_back({one.about, one.words});
  if (!visits.rows.empty()) add_part(view, "visits", "Visits to the members’ area", std::move(visits));
  web::Table concerns{.columns = {"Sent to the network", "About", "Name", "Address"}, .strong = false};
  for (const auto& one : file.concerns) concerns.rows.push_back({one.body, one.about, one.sender, one.email});
  if (!concerns.rows.empty()) add_part(view, "concerns", "Concerns that they sent", std::move(concerns));
  web::Table notices{.columns = {"What it says", "Notice"}, .strong = false};
  for (const auto& one : file.notices) notices.rows.push_back({one.words, one.about});
  if (!notices.rows.empty()) add_part(view, "notices", "Notices that they sent to other members", std::move(notices));
  web::Table notes{.columns = {"Note", "Event", "Table"}, .strong = false};
  for (const auto& note : file.notes) notes.rows.push_back({note.text, note.event_title, note.table});
  if (!notes.rows.empty()) add_part(view, "notes", "Notes of tables that name them", std::move(notes));
  web::Table words{.columns = {"Words", "Where"}, .strong = false};
  for (const auto& each : file.words) words.rows.push_back({each.text, each.where});
  if (!words.rows.empty()) add_part(view, "words", "Other words that name them", std::move(words));
}

void add_account(View& view, const PersonFile& file, WithNeeds whole) {
  if (!file.account) return;
  web::Table table;
  const auto add = [&](const std::string& name, const std::string& value) { table.rows.push_back({name, value}); };
  add("Signs in by", file.account->email);
  add("Since", moment(file.account->added_at));
  for (const auto& held : file.account->roles) {
    add("Role in " + held.programme, held.role + (held.reads_answers ? ", who may also read single answers" : "") +
                                         (held.since.empty() ? "" : ", since " + day(held.since)) +
                                         (held.seen_on.empty() ? "" : ", last seen on " + day(held.seen_on)));
  }
  if (whole == WithNeeds::yes) {
    add("Number in Muster", file.account->id);
    for (const auto& session : file.account->sessions) {
      add("Session", session.browser + ", from " + moment(session.began_at) + " to " + moment(session.seen_at));
    }
    for (const auto& until : file.account->links_until) add("Unused link to sign in, valid until", moment(until));
    for (const auto& known : file.account->identities)
      add("Known to a directory", known.directory + ", as " + known.subject + ", since " + moment(known.joined_at));
    for (const auto& seen : file.account->browsers_seen) add("Browser that signed in", moment(seen));
    for (const auto& change : file.account->changes) {
      add("Change of a role that can be taken back until " + moment(change.until),
          "from " + (change.before.empty() ? "none" : change.before) + " to " +
              (change.after.empty() ? "none" : change.after));
    }
  }
  add_part(view, "account", "Account", std::move(table));
}

void add_mail(View& view, const PersonFile& file, WithNeeds whole) {
  if (file.mail.empty() && file.stops.empty() && !file.bounce) return;
  web::Table table{.columns = {"Subject", "Written", "What became of it"}};
  for (const auto& message : file.mail) {
    web::TableCell subject(message.subject);
    for (const auto& text : {message.text, message.html, message.detail}) {
      if (whole == WithNeeds::yes && !text.empty()) subject.notes.push_back(text);
    }
    table.rows.push_back({std::move(subject), moment(message.created_at),
                          message.state + (message.reason.empty() ? "" : ": " + message.reason)});
  }
  for (const auto& stop : file.stops) table.rows.push_back({"Mails that they stopped", moment(stop.at), stop.scope});
  auto& part = add_part(view, "mail", "Mail to them", std::move(table));
  if (file.bounce)
    part.add("BOUNCE", "Mail to " + file.bounce->address + " came back on " + moment(file.bounce->at) + ": " +
                           file.bounce->reason);
}

}  // namespace

void fill_person(View& view, const PersonFile& file, WithNeeds needs) {
  add_details(view, file);
  add_bookings(view, file, needs);
  add_substitutes(view, file);
  add_leads(view, file);
  add_imports(view, file, needs);
  add_account(view, file, needs);
  add_mail(view, file, needs);
  add_form_links(view, file);
  add_words(view, file);
  add_changes(view, file.changes, "changes", "Changes",
              "Which fields were changed, and when. Earlier values are not kept.");
  if (needs == WithNeeds::yes && file.account)
    add_changes(view, file.actions, "actions", "What they did in Muster", "");
  view.show_if(file.more_elsewhere, "ELSEWHERE");
  view.show_if(file.by_proof_alone, "BY_PROOF");
}

std::string person_html(const PersonFile& file) {
  View view;
  const auto name = people::full_name(file.person);
  view.set("PERSON_NAME", name.empty() ? file.person.email : name);
  fill_person(view, file, WithNeeds::yes);
  return web::render("domain/privacy/pages/person_file.html", view);
}

}  // namespace muster::privacy
