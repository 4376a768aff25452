// The three frames of a page: at a desk, on a phone, and when something went wrong.
#include <muster/domain/site/asked_words.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/domain/site/list_pages.hpp>
#include <muster/domain/site/waiting_page.hpp>

#include <muster/kit/base/accepted_language.hpp>
#include <muster/kit/base/language.hpp>
#include <muster/kit/catalogue/checked_languages.hpp>

#include <algorithm>
#include <array>

#include "error_json.hpp"

namespace muster::site {

namespace {

struct TabName {
  Tab tab;
  const char* path;
  const char* label;
};

constexpr std::array<TabName, 7> tabs{{{Tab::overview, "", "Overview"},
                                       {Tab::delegates, "/delegates", "Delegates"},
                                       {Tab::places, "/places", "Places"},
                                       {Tab::form, "/form", "Form"},
                                       {Tab::summary, "/summary", "Summary"},
                                       {Tab::notes, "/notes", "Notes"},
                                       {Tab::report, "/report", "Report"}}};

struct Section {
  const char* path;
  const char* label;
};

constexpr std::array<Section, 7> sections{{{"/events", "Events"},
                                           {"/surveys", "Surveys"},
                                           {"/organisations", "Organisations"},
                                           {"/people", "People"},
                                           {"/privacy", "Privacy"},
                                           {"/mail", "Mail"},
                                           {"/team", "Team"}}};

/// Pages of the desk that stand in no section.
constexpr std::array<const char*, 4> others{"/sign-in", "/sessions", "/changes", "/jobs"};

bool lies_under(const std::string& path, std::string_view section) {
  return path == section || (path.starts_with(section) && path[section.size()] == '/');
}

bool belongs_to_desk(const web::Request& request) {
  if (request.path == "/") return true;
  for (const auto& section : sections)
    if (lies_under(request.path, section.path)) return true;
  for (const auto* path : others)
    if (lies_under(request.path, path)) return true;
  return false;
}

struct Headline {
  const char* headline;
  const char* advice;
};

Headline headline_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::bad_input:
      return {"This needs another look", "Nothing was changed."};
    case ErrorKind::not_found:
      return {"There is nothing here", "Check the address, or go back to where you were."};
    case ErrorKind::conflict:
      return {"This changed in the meantime", "Go back, load the page again and look."};
    case ErrorKind::not_allowed:
      return {"This is not allowed", "Nothing was changed."};
    case ErrorKind::wrong_usage:
      return {"This cannot be taken as it is", "Nothing was changed."};
    case ErrorKind::unavailable:
      return {"Muster cannot do this just now", "Wait a minute, then try again."};
    case ErrorKind::unsure:
      return {"It is not known whether this was saved", "Look whether it is there before you do it again."};
  }
  return {"Something went wrong", ""};
}

constexpr std::string_view forms = "/f/";

/// The same for those who answer a form, who know no addresses and change nothing but their answers.
Headline headline_at_form(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::not_found:
      return {to_say("There is nothing here"),
              to_say("Scan the code again, or type the link as it is written: capital or small letters do not matter. "
                     "If that does not help, ask the people who gave it to you.")};
    case ErrorKind::unavailable:
      return {to_say("This cannot be done just now"), to_say("Wait a minute, then try again.")};
    case ErrorKind::unsure:
      return {to_say("It is not known whether this was saved"), to_say("Wait a minute, then try again.")};
    default:
      return {to_say("This did not go through"), to_say("Nothing was changed.")};
  }
}

/// What failed can be found in the log, by whoever is told the reference.
void show_reference(web::View& view, const web::Request& request, int status) {
  if (status >= 500 && !request.reference.empty()) view.add("FAILURE", request.reference);
}

/// What the script of a tablet that is handed round says, and after how long.
void show_kiosk(web::View& kiosk, const Catalogue& words) {
  constexpr std::int64_t warned = 20;  // seconds
  kiosk.set("WARNING", std::to_string(warned))
      .set("SAY_THERE", say(words, "Are you still there?"))
      .set("SAY_EMPTIES", say_count(words, "The form empties itself in {count} second. What is on it is not sent.",
                                    "The form empties itself in {count} seconds. What is on it is not sent.", warned))
      .set("SAY_CODE_LEAVES", say(words,
                                  "The page with your code empties itself in a moment. Write the code down, or take "
                                  "a picture of it."))
      .set("SAY_HERE", say(words, "I am still here"))
      .set("SAY_DONE", say(words, "Done: empty the form for the next person"))
      .set("SAY_AWAY", say(words, "There is no connection just now.") + " " +
                           say(words, "Nothing is lost: press the button once more in a moment."))
      .set("SAY_UNFORGETTING", say(words,
                                   "This tablet cannot forget what was typed while scripts are switched off. Do not "
                                   "hand it round."));
}

}  // namespace

Tab tab_at(std::string_view path) {
  for (const auto& tab : tabs) {
    if (path == tab.path) return tab.tab;
  }
  return Tab::none;
}

web::Reply desk_page(const web::Request& request, const Frame& frame, std::string content, int status) {
  web::View view;
  // A round or a survey ("summit-2022.before") has a form and figures, and no delegates of its own.
  const bool asks_alone = frame.event_slug.find('.') != std::string::npos;
  view.set("TITLE", frame.title).set("STYLE", web::asset("desk.css")).set("SCRIPT", web::asset("desk.js"));
  view.set("ICON", web::asset("mark.svg")).set("FONT", web::asset("inter.woff2"));
  view.show_if(frame.error, "ERROR").markup("CONTENT", std::move(content));
  const auto& visitor = request.visitor;
  if (const auto& name = frame.programme.empty() ? visitor.heading : frame.programme; !name.empty()) {
    auto& programme = view.add("PROGRAMME", name);
    if (name == visitor.heading && !visitor.logo_path.empty()) programme.add("LOGO", visitor.logo_path);
  }
  for (const auto& section : sections) {
    if (!request.visitor.can_open(section.path)) continue;
    view.add_link("SECTION", section.label, section.path)
        .show_if(lies_under(request.path, section.path), "SECTION_CURRENT");
  }
  if (request.visitor.signed_in())
    view.add("SIGNED_IN")
        .markup("SIGN_OUT", web::Form(request, "/sign-out").button({"Sign out", {}, web::Button::Look::link}).shown())
        .set("SIGNED_IN_AS", request.visitor.name)
        .show_if(lies_under(request.path, "/jobs"), "JOBS_CURRENT")
        .show_if(request.path == "/sessions", "SESSIONS_CURRENT");
  if (!frame.event_slug.empty()) {
    web::View& event = view.add("EVENT");
    const std::string home = "/events/" + frame.event_slug;
    event.set("EVENT_TITLE", frame.event_title);
    event.add(request.visitor.can_open(home) ? "EVENT_LINK" : "EVENT_NAME").set("EVENT_PATH", home);
    for (const auto& tab : tabs) {
      if (!request.visitor.can_open(home + tab.path)) continue;
      if (asks_alone && tab.tab != Tab::form && tab.tab != Tab::summary && tab.tab != Tab::report) continue;
      event.add_link("TAB", tab.label, home + tab.path).show_if(tab.tab == frame.tab, "TAB_CURRENT");
    }
  }
  show_reference(view, request, status);
  return web::html(web::render("domain/site/pages/desk.html", view), status);
}

web::Reply form_page(const web::Request& request, Frame frame, const web::Form& form, const std::string& content) {
  if (form.error()) return error_page(request, *form.error());
  frame.error = form.refused();
  return desk_page(request, frame, form.summary() + content, form.status());
}

namespace {

void show_waiting(web::View& view, const Catalogue& words, const std::optional<std::chrono::seconds>& opens_in) {
  constexpr std::chrono::minutes long_before(10);
  const bool is_far = opens_in && *opens_in > long_before;
  view.add("WITHOUT_SCRIPT").set("RELOADS", static_cast<std::int64_t>(is_far ? 300 : 30));
  auto& waiting = view.add("WAITING").set("WAITING_SCRIPT", web::asset("waiting.js"));
  waiting.set("OPENS_IN", opens_in ? std::to_string(std::max<std::int64_t>(opens_in->count(), 0)) : std::string());
  waiting.set("SAY_GOES_ON", say(words, "Keep this page open: it goes on by itself as soon as it opens."));
  waiting.set("SAY_OPEN", say(words, "It is open now."));
}

/// What waits is told when it may go on; nothing where `waits` is null.
web::Reply phone(const web::Request& request, const PhoneFrame& frame, std::string content, int status,
                 const std::optional<std::chrono::seconds>* waits) {
  web::View view;
  const auto& words = *frame.words;
  view.set("TITLE", frame.error ? say(words, "Error: {title}", {{"title", frame.title}}) : frame.title);
  const auto& language = frame.language.empty() ? words.language() : frame.language;
  view.set("LANGUAGE", language == "en" ? "en-GB" : language);
  view.show_if(is_right_to_left(frame.language.empty() ? words.language() : frame.language), "RIGHT_TO_LEFT");
  // The frame's own words in a page of a language that Muster has none in.
  if (words.language() != language)
    view.add("OWN", words.language()).set("OWN_DIRECTION", is_right_to_left(words.language()) ? "rtl" : "ltr");
  view.set("SAY_REFERENCE", say(words, "Reference for the people who run this site:"));
  view.set("SAY_SKIP", say(words, "Skip to main content"));
  view.set("STYLE", web::asset("phone.css")).set("SCRIPT", web::asset("phone.js"));
  view.set("ICON", web::asset("mark.svg")).markup("CONTENT", std::move(content));
  // Larger letters or easy reading, which stand in the address and nowhere else.
  if (const auto look = request.query.get("look"); look == "large" || look == "easy") {
    view.show("LOOK", look);
    if (look == "easy") view.add("EASY", web::asset("statements.js"));
  }
  if (!frame.event_title.empty()) {
    web::View& event = view.add("EVENT");
    event.set("EVENT_TITLE", frame.event_title);
    event.show("DATE", frame.event_date);
  }
  if (frame.page > 0) {
    web::View& progress = view.add("PROGRESS");
    progress.set("PROGRESS_WORDS", say(words, "Page {page} of {pages}",
                                       {{"page", std::to_string(frame.page)}, {"pages", std::to_string(frame.pages)}}));
    for (std::size_t step = 1; step <= frame.pages; ++step)
      progress.add("STEP").show_if(step <= frame.page, "STEP_REACHED", "STEP_AHEAD");
  }
  // A tablet that is handed round begins anew at the form's own address, in the look that it was set up with.
  const bool kiosk = request.path.starts_with(forms) && request.query.get("kiosk") == "yes";
  if (kiosk) {
    const auto code = request.path.substr(forms.size());
    auto anew = std::string(forms) + code.substr(0, code.find('/')) + "?kiosk=yes";
    if (const auto look = request.query.get("look"); look == "large" || look == "easy") anew += "&look=" + look;
    if (request.query.get("pages") == "one") anew += "&pages=one";
    // Whoever takes the tablet next chooses their own language: it begins in the form's.
    show_kiosk(view.add("KIOSK", anew).set("KIOSK_SCRIPT", web::asset("kiosk.js")), words);
  }
  if (waits != nullptr) show_waiting(view, words, *waits);
  show_reference(view, request, status);
  auto reply = web::html(web::render("domain/site/pages/phone.html", view), status);
  // With no-store the browser's back button ends on an error, because every page of a form but the first answers a
  // POST. The page stays with this phone, and sending it twice is one answer.
  if (request.path.starts_with(forms))
    reply.headers.emplace_back("Cache-Control", kiosk ? "no-store" : "private, no-cache");
  return reply;
}

}  // namespace

web::Reply phone_page(const web::Request& request, const PhoneFrame& frame, std::string content, int status) {
  return phone(request, frame, std::move(content), status, nullptr);
}

web::Reply waiting_page(const web::Request& request, const PhoneFrame& frame, std::string content,
                        std::optional<std::chrono::seconds> opens_in) {
  return phone(request, frame, std::move(content), 200, &opens_in);
}

web::Reply list_page(const web::Request& request, const Frame& frame, const std::string& lead, std::string markup) {
  web::View view;
  view.head(frame.title, lead).markup("LIST", std::move(markup));
  return desk_page(request, frame, web::render("domain/site/pages/list_page.html", view));
}

const Catalogue& words_of_address(const web::Request& request) {
  const auto* found = Catalogue::find(request.query.get("lang"));
  if (found == nullptr)
    found = Catalogue::find(accepted_language(request.headers.get("accept-language"), checked_languages()));
  return found == nullptr ? Catalogue::english() : *found;
}

namespace {

/// What is wrong with a request's bytes is said in English alone: in another language what it comes to.
std::string told_in(const Catalogue& words, const Error& error, const std::string& message) {
  auto said = say(words, message.c_str());
  if (words.is_english() || error.kind != ErrorKind::wrong_usage || said != message) return said;
  return say(words, to_say("What was sent could not be read, so nothing was saved. Go back, load the page again, and "
                           "send it once more."));
}

}  // namespace

web::Reply error_page(const web::Request& request, const Error& error) {
  if (is_for_programs(request)) return error_json(request, error);
  const bool at_form = request.path.starts_with(forms);
  // What is refused before its page is looked for has lost its address, but not its language.
  const bool at_desk = belongs_to_desk(request) || (request.visitor.signed_in() && !at_form);
  const auto& words = at_desk ? Catalogue::english() : words_of_address(request);
  const auto told = at_form || !words.is_english() ? headline_at_form(error.kind) : headline_of(error.kind);
  const auto headline = say(words, told.headline);
  web::View view;
  view.set("HEADLINE", headline).set("MESSAGE", told_in(words, error, words_of(request, error)));
  view.set("ADVICE", say(words, told.advice));
  if (!error.diagnostics.empty()) {
    web::View& list = view.add("DIAGNOSTICS");
    for (const auto& diagnostic : error.diagnostics) list.add("DIAGNOSTIC", one_line(diagnostic));
  }
  view.show_if(at_desk, "HOME");
  view.show_if(!at_desk && !at_form && error.kind == ErrorKind::not_found, "START");
  const std::string content = web::render("domain/site/pages/error.html", view);
  const int status = web::status_of(error.kind);
  if (at_desk) return desk_page(request, {headline, {}, {}, {}, Tab::none, false}, content, status);
  return phone_page(request, {headline, {}, {}, 0, 0, false, &words}, content, status);
}

}  // namespace muster::site
