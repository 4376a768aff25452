// The form on a phone: every page carries all that was typed so far, so nothing is kept on the server before "Send".
#include "answer_pages.hpp"

#include <muster/domain/asking/question_pages.hpp>
#include "carried_answers_pages.hpp"
#include "check_pages.hpp"
#include "domain/feedback/answerers/answer_link_pages.hpp"
#include "domain/feedback/context_pages.hpp"
#include "domain/feedback/form/form_change_service.hpp"
#include "domain/feedback/form/form_preview_pages.hpp"
#include "domain/feedback/personal/personal_words.hpp"
#include "draft_pages.hpp"
#include "filled_pages.hpp"
#include "form_key.hpp"
#include "hold_pages.hpp"
#include "linked_form_pages.hpp"
#include "offline_words_pages.hpp"
#include "own_thanks_pages.hpp"
#include "page_order.hpp"
#include "prefilled_pages.hpp"
#include "seen_rounds.hpp"
#include "thanks_pages.hpp"
#include "unknown_answers_pages.hpp"
#include "withdrawal_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/feedback/answer_link_service.hpp>
#include <muster/domain/feedback/answer_time.hpp>
#include <muster/domain/feedback/later_submission_service.hpp>
#include <muster/domain/forms/answer_limits.hpp>
#include <muster/domain/forms/answer_words.hpp>
#include <muster/domain/forms/piping.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/language.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/assets.hpp>
#include <muster/platform/web/later_reply.hpp>

#include <algorithm>
#include <memory>
#include <utility>

namespace muster::feedback {
namespace {

constexpr std::size_t longest_key = 64;
const std::string prefix = "q-";

/// With the person's own link, where they came by one, and the look.
std::string address(const web::Request& request) {
  return with_look(request, with_link(request, plain_address(request)));
}

std::string language_part(const web::Request& request) {
  const auto language = language_of(request);
  return language.empty() ? std::string() : "&lang=" + language;
}

/// With the words for whoever typed these answers, which come from their own page and never from the store. All on one
/// page is shown before anything is answered.
std::shared_ptr<const forms::Form> form_read_by(const LinkedForm& asked, const forms::Answers& answers) {
  const auto& read = asked.round().form;
  const auto& written = asked.round().written_form;
  if (asked.one_page) return asked.one_page;
  if (written == read || written->pages.size() != read->pages.size()) return read;
  return std::make_shared<const forms::Form>(forms::as_read(*written, asked.event().title, answers));
}

std::string title_of(const forms::Form& form, std::size_t page) {
  const auto& title = form.pages[page].title;
  return title.empty() ? form.title : title;
}

void add_summary(web::View& view, const forms::Form& form, const AnswerPage& sheet, const Catalogue& words) {
  if (sheet.errors.empty() && sheet.notice.empty()) return;
  auto& summary = view.add("SUMMARY");
  if (sheet.errors.empty()) {
    summary.set("SUMMARY_TITLE", sheet.notice_title).set("SUMMARY_WORDS", sheet.notice);
    return;
  }
  const auto count = static_cast<std::int64_t>(sheet.errors.size());
  summary.set("SUMMARY_TITLE", say_count(words, "Look again at {count} answer", "Look again at {count} answers", count,
                                         {{"count", small_number_in(words, count)}}));
  summary.set("SUMMARY_WORDS",
              sheet.cut
                  ? say(words, "What was far too long is cut off below. The rest of what you wrote is still there.")
                  : say(words, "Nothing is lost. What you wrote is still below."));
  auto& list = summary.add("SUMMARY_ERRORS");
  for (const auto& error : sheet.errors) {
    list.add("SUMMARY_ERROR").set("FIELD", asking::field_of(form, error, prefix)).set("SUMMARY_MESSAGE", error.message);
  }
}

/// What a phone needs to take answers without a connection; a tablet that is handed round keeps nothing.
void add_offline(web::View& view, const web::Request& request, const LinkedForm& asked, bool is_copy) {
  const auto& whole = *asked.round().form;
  if (is_kiosk(request)) return;
  auto& offline = view.add("OFFLINE", web::asset("offline.js"));
  offline.set("OFFLINE_STORE", web::asset("offline_store.js"));
  offline.show_if(needs_link(asked.round().answered_by), "NEEDS_LINK");
  offline.set("WORKER", web::asset("form_worker.js")).set("FORM_PATH", plain_address(request));
  // The copy is kept in the language in which the form was opened first with a connection.
  offline.set("LANGUAGE", language_of(request));
  if (is_copy) {
    auto& copy = offline.add("COPY").set("COPY_SCRIPT", web::asset("offline_copy.js"));
    add_offline_words(copy, *asked.words);
  }
  std::string required;
  std::string prefilled;
  for (const auto* question : whole.questions()) {
    if (question->required) required += (required.empty() ? "" : " ") + question->code;
    if (question->prefilled) prefilled += (prefilled.empty() ? "" : " ") + question->code;
  }
  offline.set("REQUIRED", required).set("PREFILLED", prefilled);
}

web::Reply show(const web::Request& request, const LinkedForm& asked, const AnswerPage& sheet) {
  const auto& words = *asked.words;
  const auto answers = forms::check_answers(asked.form(), sheet.typed).answers;
  const auto read = form_read_by(asked, answers);
  const auto& form = *read;
  const forms::BoundForm bound(form);
  web::View view;
  add_summary(view, form, sheet, words);
  add_unknown(view, sheet.unknown, words);
  add_carried(view, request,
              sheet.offline_copy ? plain_address(request, "?pages=one" + language_part(request)) : address(request),
              {sheet.typed, sheet.key, sheet.draft, sheet.page, &form.pages[sheet.page]});
  const bool wrong = !sheet.errors.empty() || !sheet.notice.empty();
  // A form in a language that Muster has no words in: its own are marked as the English that they are.
  view.show_if(words.language() != form.language, "IN_ENGLISH");
  say_all(view, words,
          {{"SAY_STOP", to_say("Stop here and go on later")}, {"SAY_CHECK", to_say("Check my answers first")}});
  add_longest(view, *asked.round().form, words);
  if (sheet.page == 0 && !wrong) {
    if (const auto menu = language_menu(request, asked); !menu.empty() && !sheet.offline_copy)
      view.add("LANGUAGE_MENU").markup("LANGUAGES", menu);
    if (!sheet.offline_copy) {
      view.show("CHOOSING");  // Enter goes on, and is not the first of the buttons at the top
      add_looks(view, request, asked);
    }
    if (const auto& whole = *asked.round().form; !tells_how_long(whole))
      view.add("TAKES", say(words, "It takes {time}.", {{"time", minutes_in_words(minutes_to_answer(whole), words)}}));
    view.show("INTRODUCTION", form.introduction);
    if (form.anonymous) {
      auto& anonymous = view.add("ANONYMOUS");
      say_all(anonymous, words,
              {{"SAY_ANONYMOUS", to_say("Your answers are anonymous. No name, address or time is kept beside them.")}});
      if (asked.round().readers_told) anonymous.add("READERS_TOLD", say(words, readers_sentence));
    }
  }
  if (!wrong) view.show("PAGE_INTRODUCTION", form.pages[sheet.page].introduction);
  view.show("PERSONAL", told_when_asked(form, form.pages[sheet.page], words));
  const auto count =
      asking::add_questions(view, {form, bound, sheet.page, sheet.typed, answers, sheet.errors, prefix, false, words});
  if (count == 0) view.add("NOTHING_ASKED", say(words, "After what you answered there is nothing more to ask."));
  // Whom an end has met is on no page of the form.
  const auto title = count == 0 ? form.title : title_of(form, sheet.page);
  view.set("PAGE_TITLE", title);
  const auto next = count == 0 ? std::nullopt : page_to_come(bound, sheet.page, answers);
  view.set("BUTTON_NAME", sheet.checking ? "_check" : next ? "_go" : "_send");
  view.show_if(sheet.checking, "CHECKING");
  // Offered and never in the way: who closes a page of checks as if it were the end would lose all answers.
  const bool is_open = asked.round().state == RoundState::open;
  view.show_if(is_open && !sheet.checking && !next && form.pages.size() > 1, "CAN_CHECK");
  // After closing nothing leads on. Where the form is not open yet, the last page may be sent once it is.
  const bool has_closed = asked.round().state == RoundState::closed;
  view.show_if(!has_closed, "SENDS", "KEEPS");
  view.show_if(is_open || (!has_closed && !next && !sheet.checking), "GOES_ON");
  if (sheet.checking) {
    view.set("BUTTON", say(words, "Check my answers"))
        .set("AFTER_BUTTON", say(words, "Nothing is saved before you send."));
  } else if (next) {
    const auto to_go = static_cast<std::int64_t>(form.pages.size() - *next);
    view.set("BUTTON", say(words, "Go on to {page}", {{"page", title_within(title_of(form, *next), words)}}));
    const auto time = minutes_in_words(minutes_to_answer(form, *next), words);
    view.set("AFTER_BUTTON", to_go == 1 && words.is_english()
                                 ? "One short page to go, " + time + "."
                                 : say_count(words, "{count} short page to go, {time}.",
                                             "{count} short pages to go, {time}.", to_go, {{"time", time}}));
  } else {
    view.show_if(sheet.sends_nothing, "SENDS_NOTHING");
    view.set("BUTTON", sheet.sends_nothing ? say(words, "Send it all the same")
                       : sheet.send_again  ? say(words, "Send again")
                                           : say(words, "Send my answers"));
    view.show_if(!is_open, "NOT_NOW");
    view.set("AFTER_BUTTON", is_open ? say(words, "Nothing is saved before you send.")
                                     : say(words,
                                           "This form takes no answers now. If it opens again, you can send them from "
                                           "this page."));
  }
  if (const auto before = page_before(bound, sheet.page, answers); before && !sheet.checking && !has_closed) {
    view.add("BACK", say(words, "Back to {page}", {{"page", title_within(title_of(form, *before), words)}}));
  }
  view.show_if(is_open && !is_kiosk(request) && !sheet.offline_copy, "CAN_SAVE");
  view.show_if(is_kiosk(request), "FORGETS");
  if (is_open) add_offline(view, request, asked, sheet.offline_copy);
  auto shown = frame(asked, title);
  shown.page = form.pages.size() > 1 && count > 0 ? sheet.page + 1 : 0;
  shown.pages = form.pages.size();
  shown.error = wrong;
  return site::phone_page(request, shown, web::render("domain/feedback/pages/answer.html", view), sheet.status);
}

web::Reply begin(const PageContext& context, const web::Request& request) {
  const auto found = linked_form(context, request);
  if (!found.ok()) return no_form(request, found.error());
  const auto& form = *found;
  if (form.round().state != RoundState::open) return not_open(request, form);
  if (auto refused = refused_link(context, request, form.round(), frame(form, {}))) return *std::move(refused);
  AnswerPage first;
  first.typed = prefilled_by(request.query, form.form());
  first.key = new_form_key(form.round());
  return show(request, form, first);
}

/// The first page with an error, and its errors alone.
void turn_to_errors(const forms::Form& form, AnswerPage& sheet, const Catalogue& words) {
  for (std::size_t page = 0; page < form.pages.size(); ++page) {
    auto errors = forms::check_page(form, page, sheet.typed, words).errors;
    if (errors.empty()) continue;
    sheet.page = page;
    sheet.errors = std::move(errors);
    sheet.status = 422;
    return;
  }
}

web::Reply not_saved(const web::Request& request, const LinkedForm& asked, AnswerPage sheet, const Error& error) {
  sheet.status = web::status_of(error.kind);
  sheet.send_again = true;
  const auto& words = *asked.words;
  if (error.kind == ErrorKind::unsure) {
    sheet.notice_title = say(words, "It is not known whether your answers were saved");
    sheet.notice = say(words,
                       "The connection to the database was lost in the middle of saving. Your answers are still on "
                       "this page: send them again. However often you send them, they count once.");
    return show(request, asked, sheet);
  }
  // A key of this opening says that the person has read what follows.
  const bool again = asked.round().state == RoundState::open && !is_of_this_opening(sheet.key, asked.round());
  if (again) sheet.key = new_form_key(asked.round());
  sheet.notice_title =
      again ? say(words, "Have you sent these answers before?") : say(words, "Your answers were not saved");
  sheet.notice = say(words, site::words_of(request, error).c_str());
  if (error.kind != ErrorKind::conflict)
    sheet.notice += " " + say(words, "Nothing was saved; your answers are still on this page.");
  return show(request, asked, sheet);
}

/// The link was used or taken back while the form was being filled in.
web::Reply refused_meanwhile(const web::Request& request, const LinkedForm& asked, AnswerPage sheet,
                             const RefusedLink& refused) {
  sheet.status = web::status_of(ErrorKind::conflict);
  sheet.notice_title = refused.headline;
  for (const auto& paragraph : refused.paragraphs) sheet.notice += paragraph + " ";
  sheet.notice += say(*asked.words, "Nothing was saved; your answers are still on this page.");
  return show(request, asked, sheet);
}

/// A press on "Send" too early, or without having seen that there are questions, is asked about once.
web::Reply ask_whether_to_send(const web::Request& request, const LinkedForm& asked, AnswerPage sheet) {
  sheet.status = 422;
  sheet.checking = false;
  sheet.sends_nothing = true;
  sheet.notice_title = say(*asked.words, "You answered nothing. Send it all the same?");
  sheet.notice = say(*asked.words, "Nothing is saved before you send.");
  return show(request, asked, sheet);
}

/// What was sent, as long as it is on its way into the store: the request is gone before it is there.
struct SentPage {
  PageContext context;
  web::Request request;
  std::shared_ptr<const SeenRound> seen;  ///< the round as it was when the answers were checked
  std::optional<LinkedForm> asked;        ///< with what a page needs that shows it again; read where one does
  AnswerPage sheet;
  forms::CheckedAnswers checked;
  SentForm sent;
};

/// Where the form cannot be found any more.
web::Reply nowhere_to_send(const web::Request& request, const Error& error) {
  if (error.kind != ErrorKind::not_found) return hold(request, address(request), error);
  auto held = hold_without_form(request, address(request));
  return held ? *std::move(held) : no_form(request, error);
}

web::Reply thank(const SentPage& page, const Submission& sent) {
  const auto& request = page.request;
  const auto& round = page.seen->linked.round;
  if (!sent.as_seen && !page.asked) forget_seen_round(page.context, request);
  auto on = web::redirect(with_look(request, plain_address(request, sent.repeated ? "/thanks?again=yes" : "/thanks")));
  hand_over_receipt(request, sent.receipt, on);
  if (has_own_thanks(*round.written_form))
    hand_over_thanks(request, round, own_thanks(round, page.checked.answers), on);
  return on;
}

/// What whoever sent it reads of what became of it.
web::Reply reply_to(SentPage& page, const Result<Submission>& sent) {
  if (sent.ok() && sent->errors.empty()) return thank(page, *sent);
  const auto& request = page.request;
  auto& sheet = page.sheet;
  if (!page.asked) {
    auto found = linked_form_in_version(page.context, request, version_of_key(sheet.key));
    if (!found.ok()) return nowhere_to_send(request, found.error());
    page.asked = *std::move(found);
    auto [anew, unknown, too_long] = filled_page(request, forms::BoundForm(page.asked->form()), sheet.key);
    sheet = std::move(anew);
    if (!unknown.empty()) {
      auto read = read_unknown(page.context, page.asked->round(), version_of_key(sheet.key), std::move(unknown));
      if (!read.ok()) return hold(request, address(request), read.error());
      sheet.unknown = *std::move(read);
      return not_saved(request, *page.asked, std::move(sheet), conflict(asked_no_more));
    }
  }
  const auto& asked = *page.asked;
  if (sent.ok()) {
    turn_to_errors(*form_read_by(asked, page.checked.answers), sheet, *asked.words);
    if (sheet.errors.empty())
      return hold(request, address(request), conflict(to_say("The form was changed a moment ago.")));
    return show(request, asked, sheet);
  }
  const auto refused = why_link_refused(page.context, request, asked.round(), *asked.words);
  if (refused.ok() && *refused) return refused_meanwhile(request, asked, std::move(sheet), **refused);
  return not_saved(request, asked, std::move(sheet), sent.error());
}

web::Reply send(SentPage sent) {
  const auto page = std::make_shared<SentPage>(std::move(sent));
  page->sent = {page->sheet.key, page->sheet.draft, own_link(page->request)};
  return web::reply_later([page](const std::function<void(const web::MakeReply&)>& done) {
    page->context.arriving->submit(
        page->context.now(), page->seen->linked.round, page->sheet.typed, page->checked, page->sent,
        [page, done](const TakeSubmission& take) { done([&] { return reply_to(*page, take()); }); });
  });
}

/// Sends a whole form whose round was seen before, as nearly all are. Nothing where there is more to it: then the round
/// is read, and the page goes on with what it finds.
std::optional<web::Reply> send_as_seen(const PageContext& context, const web::Request& request,
                                       const std::string& key) {
  if (key.empty() || !request.form.find("_send")) return std::nullopt;
  for (const auto* button : {"_stay", "_change", "_save", "_back", "_check"})
    if (request.form.find(button)) return std::nullopt;
  auto seen = seen_round(context, request, version_of_key(key));
  if (!seen) return std::nullopt;
  const auto& form = seen->form;
  auto filled = filled_page(request, form, key);
  if (!filled.unknown.empty()) return std::nullopt;
  if (says_nothing(form.form(), filled.sheet.typed)) return std::nullopt;
  auto checked = forms::check_answers(form.form(), filled.sheet.typed);
  if (!checked.ok() || next_page(form, filled.sheet.page, checked.answers)) return std::nullopt;
  filled.sheet.checking = request.form.find("_checking").has_value();
  return send({context, request, std::move(seen), std::nullopt, std::move(filled.sheet), std::move(checked), {}});
}

}  // namespace

web::Reply go_on(const PageContext& context, const web::Request& request) {
  const auto typed_key = request.form.get("_key").substr(0, longest_key);
  if (auto sent = send_as_seen(context, request, typed_key)) return *std::move(sent);
  auto found = linked_form_in_version(context, request, version_of_key(typed_key));
  if (!found.ok()) return nowhere_to_send(request, found.error());
  const auto& form = found->form();
  const forms::BoundForm bound(form);
  auto [sheet, unknown, too_long] =
      filled_page(request, bound, typed_key.empty() ? new_form_key(found->round()) : typed_key);
  if (!unknown.empty()) {
    auto read = read_unknown(context, found->round(), version_of_key(sheet.key), std::move(unknown));
    if (!read.ok()) return hold(request, address(request), read.error());
    sheet.unknown = *std::move(read);
  }
  // Which questions such a page showed is known to nobody, so what it sent is looked at before it counts.
  if (const auto version = version_of_key(sheet.key); version && *version > found->round().form_version) {
    sheet.key = new_form_key(found->round());
    return not_saved(request, *found, std::move(sheet),
                     conflict(to_say("Nothing was saved; your answers are still on this page.")));
  }
  if (found->round().state != RoundState::open) {
    const bool closed = found->round().state == RoundState::closed;
    return not_saved(
        request, *found, std::move(sheet),
        conflict(closed ? to_say("This form has closed. Nothing was saved; your answers are still on this page.")
                        : to_say("This form is not open yet. Nothing was saved; your answers are still on "
                                 "this page.")));
  }

  if (!sheet.unknown.empty()) {
    const bool changed = version_of_key(sheet.key).value_or(0) != found->round().form_version;
    return not_saved(request, *found, std::move(sheet), conflict(changed ? asked_no_more : never_asked));
  }

  sheet.checking = request.form.find("_checking").has_value();
  if (request.form.find("_stay")) return show(request, *found, sheet);
  if (const auto changed = request.form.find("_change")) {
    sheet.page = page_of(form, *changed);
    sheet.checking = true;
    return show(request, *found, sheet);
  }
  if (request.form.find("_save")) {
    if (too_long)
      return not_saved(
          request, *found, std::move(sheet),
          conflict(to_say("Something that you wrote is far too long to be kept. Shorten it, then stop here "
                          "once more.")));
    const auto kept =
        keep_for_later(context, request, *found, sheet.draft, draft_of(sheet.key, sheet.page, sheet.typed));
    return kept.ok() ? *kept : not_saved(request, *found, std::move(sheet), kept.error());
  }
  auto checked = forms::check_answers(form, sheet.typed);
  const auto& answers = checked.answers;
  if (request.form.find("_back")) {
    sheet.page = page_before(bound, sheet.page, answers).value_or(0);
    return show(request, *found, sheet);
  }
  if (!checked.ok()) {
    sheet.errors = forms::check_page(*form_read_by(*found, answers), sheet.page, sheet.typed, *found->words).errors;
  }
  if (!sheet.errors.empty()) {
    sheet.status = 422;
    return show(request, *found, sheet);
  }
  if (request.form.find("_check")) {
    const auto read = form_read_by(*found, answers);
    if (checked.ok())
      return check_page(request, *found, {forms::BoundForm(*read), sheet.typed, answers, sheet.key, sheet.draft},
                        address(request));
    turn_to_errors(*read, sheet, *found->words);
    sheet.checking = true;
    return show(request, *found, sheet);
  }
  if (const auto next = next_page(bound, sheet.page, answers)) {
    sheet.page = *next;
    return show(request, *found, sheet);
  }
  if (request.form.find("_send") || sheet.page + 1 == form.pages.size()) {
    if (!request.form.find("_nothing") && says_nothing(form, sheet.typed))
      return ask_whether_to_send(request, *found, std::move(sheet));
    auto seen = std::make_shared<const SeenRound>(found->linked);
    return send({context, request, std::move(seen), *std::move(found), std::move(sheet), std::move(checked), {}});
  }
  sheet.page = form.pages.size() - 1;
  return show(request, *found, sheet);
}

namespace {

/// The page that a phone keeps for when there is no connection. It is everybody's, and holds nobody's own link.
web::Reply offline_copy(const PageContext& context, const web::Request& request) {
  auto found = linked_form(context, request);
  if (!found.ok()) return no_form(request, found.error());
  if (found->round().state != RoundState::open) return not_open(request, *found);
  // Answers that were sent once may be sent again by a link that is used: they count once.
  const auto state = link_state(context.database, found->round(), own_link(request));
  if (!state.ok()) return site::error_page(request, state.error());
  if (*state != LinkState::used) {
    if (auto refused = refused_link(context, request, found->round(), frame(*found, {}))) return *std::move(refused);
  }
  put_on_one_page(*found);
  AnswerPage sheet;
  sheet.key = new_form_key(found->round());
  sheet.offline_copy = true;
  return show(request, *found, sheet);
}

}  // namespace

void add_answer_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  using web::Request;
  router.get("/f/{code}", Permission::open_site, [context](const Request& request) { return begin(context, request); })
      .holds_secret();
  router.post("/f/{code}", Permission::open_site, [context](const Request& request) { return go_on(context, request); })
      .holds_secret();
  router.get("/F/{code}", Permission::open_site, [context](const Request& request) { return begin(context, request); })
      .holds_secret();
  for (const std::string path : {"/f", "/F", "/f/", "/F/"})
    router.get(path, Permission::open_site, find_form).holds_secret();
  // A bar that was typed behind the link, by somebody or by their program.
  for (const std::string path : {"/f/{code}/", "/F/{code}/"}) {
    router
        .get(path, Permission::open_site,
             [](const Request& request) {
               return web::redirect(with_link(request, with_look(request, plain_address(request))));
             })
        .holds_secret();
  }
  router
      .get("/f/{code}/offline", Permission::open_site,
           [context](const Request& request) { return offline_copy(context, request); })
      .holds_secret();
  add_thanks_pages(router, context);
}

}  // namespace muster::feedback
