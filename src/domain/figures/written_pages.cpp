// What people wrote to one question: each text is printed, hidden, or printed with words blacked out.
#include "site_pages.hpp"
#include "written_service.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/masks.hpp>
#include <muster/domain/feedback/text_look_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>

namespace muster::figures {
namespace {

using feedback::TextLook;
using web::Reply;
using web::Request;
using web::View;

constexpr std::size_t page_size = 50;

std::string here(const Request& request) {
  return "/events/" + request.capture("event") + "/texts/" + request.capture("question");
}

/// The words of one text to black out.
struct WordsForm {
  web::Form form;
  web::Field<std::string> words = form.text("words", "Words to black out").optional().small_label();
};

WordsForm words_form(const Request& request, const std::string& key, const std::string& standing = {}) {
  WordsForm out{web::Form(request, here(request))
                    .knowing("text", key)
                    .knowing("decision", "black out")
                    .key(key.substr(0, 12))
                    .in_a_row()
                    .button({"Black out", {}, web::Button::Look::second})};
  // What is blacked out already stays so: whoever types one word more takes none away.
  if (!standing.empty()) out.words.begins(standing);
  return out;
}

std::string standing_words(const WrittenText& written) {
  if (!written.look || written.look->kind != TextLook::Kind::black_out) return {};
  return feedback::masked_words(written.text, feedback::masks_in(written.text, written.look->printed));
}

std::string decided_in_words(const WrittenText& written) {
  if (!written.look) return written.waits() ? "Waits for you" : "Printed";
  switch (written.look->kind) {
    case TextLook::Kind::hide:
      return "Hidden";
    case TextLook::Kind::black_out:
      return "Printed with words blacked out";
    case TextLook::Kind::print:
      break;
  }
  return "Printed, looked at";
}

std::string decision_button(const Request& request, const WrittenText& written, const char* decision,
                            const char* words) {
  return web::Form(request, here(request))
      .knowing("text", written.key)
      .knowing("decision", decision)
      .button({words, "the answer that begins " + written.text.substr(0, written.text.find_first_of(" \n")),
               web::Button::Look::link})
      .shown();
}

void add_text(View& view, const Request& request, const WrittenText& written, const WordsForm& form) {
  const auto printed =
      written.look && written.look->kind == TextLook::Kind::black_out ? written.look->printed : written.text;
  auto& row = view.add("TEXT", printed).set("TEXT_STATE", decided_in_words(written));
  if (written.people > 1) row.add("SEVERAL", grouped(written.people));
  if (!written.marks.empty()) row.add("MARKED", joined(written.marks, ", "));
  const auto kind = written.look ? std::optional(written.look->kind) : std::nullopt;
  if (kind != TextLook::Kind::hide)
    row.add("BUTTON").markup("BUTTON_FORM", decision_button(request, written, "hide", "Hide"));
  if (written.waits() || (kind && kind != TextLook::Kind::print))
    row.add("BUTTON").markup("BUTTON_FORM", decision_button(request, written, "print", "Print as written"));
  row.markup("WORDS_FORM", form.form.shown());
}

bool may_read(const Request& request, const WrittenTexts& written) {
  return written.readers_told || !request.visitor.may(access::where_people_were_told);
}

std::size_t page_number(const Request& request, std::size_t pages) {
  const auto asked = parse_integer(request.query.get("page")).value_or(1);
  return static_cast<std::size_t>(
      std::clamp<std::int64_t>(asked, 1, static_cast<std::int64_t>(std::max<std::size_t>(pages, 1))));
}

Outcome check_page(const Request& request, std::size_t pages) {
  const auto given = request.query.get("page");
  const auto most = static_cast<std::int64_t>(std::max<std::size_t>(pages, 1));
  const auto asked = parse_integer(given);
  if (given.empty() || (asked && *asked >= 1 && *asked <= most)) return Success{};
  return bad_input("There is no page \"" + given + "\" of these texts. Ask for " +
                   (most == 1 ? std::string("page 1, the only one.") : "a page from 1 to " + grouped(most) + "."))
      .at("page");
}

Reply page(const PageContext& context, const Request& request, const WordsForm* refused,
           const std::string& refused_key) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(written, request, written_texts(context.database, event.slug, request.capture("question")));
  if (!may_read(request, written))
    return site::error_page(request, {ErrorKind::not_allowed,
                                      "The people who answered this form were not told that you could read single "
                                      "answers. Ask an organiser.",
                                      {},
                                      {}});
  View view;
  const auto waiting =
      std::count_if(written.texts.begin(), written.texts.end(), [](const WrittenText& each) { return each.waits(); });
  view.set("LABEL", written.label)
      .set("SUMMARY_PATH", "/events/" + event.slug + "/summary#q-" + request.capture("question"));
  view.set("LEAD", waiting == 0 ? counted(static_cast<std::int64_t>(written.texts.size()), "text", "texts") +
                                      ", and none of them waits for you."
                                : counted(waiting, "text is", "texts are") +
                                      " not printed before you have looked: something in it may tell who somebody is.");
  const auto pages = (written.texts.size() + page_size - 1) / page_size;
  if (const auto known = check_page(request, pages); !known.ok()) return site::error_page(request, known.error());
  const auto number = page_number(request, pages);
  const auto first = (number - 1) * page_size;
  for (auto at = first; at < std::min(first + page_size, written.texts.size()); ++at) {
    const auto& text = written.texts[at];
    if (refused != nullptr && text.key == refused_key)
      add_text(view, request, text, *refused);
    else
      add_text(view, request, text, words_form(request, text.key, standing_words(text)));
  }
  if (pages > 1) {
    auto& turning = view.add("PAGES").set("PAGE_NUMBER", static_cast<std::int64_t>(number));
    turning.set("PAGE_COUNT", static_cast<std::int64_t>(pages));
    if (number > 1) turning.add("PREVIOUS", here(request) + "?page=" + std::to_string(number - 1));
    if (number < pages) turning.add("NEXT", here(request) + "?page=" + std::to_string(number + 1));
  }
  const EventFacts facts{event.slug, event.title, event.date, event.venue, event.programme};
  return site::desk_page(request, frame_of(facts, "What people wrote", site::Tab::summary, refused != nullptr),
                         web::render("domain/figures/pages/written.html", view), refused != nullptr ? 422 : 200);
}

Reply decide(const PageContext& context, const Request& request) {
  const auto key = request.form.get("text");
  const auto decision = request.form.get("decision");
  const auto kind = decision == "hide"        ? TextLook::Kind::hide
                    : decision == "black out" ? TextLook::Kind::black_out
                                              : TextLook::Kind::print;
  MUSTER_PAGE(written, request, written_texts(context.database, request.capture("event"), request.capture("question")));
  if (!may_read(request, written)) return page(context, request, nullptr, {});
  auto form = words_form(request, key);
  const auto words = form.form.read() ? *form.words : std::string();
  const auto looked =
      feedback::look_at_text(context.database, {request.visitor.actor(), context.now(), request.visitor.programme},
                             request.capture("event"), request.capture("question"), key, kind, words);
  if (looked.ok()) return web::redirect(here(request));
  if (looked.error().kind != ErrorKind::bad_input) return site::error_page(request, looked.error());
  form.form.refuse(looked.error());
  return page(context, request, &form, key);
}

}  // namespace

void add_written_pages(web::Router& router, const PageContext& context) {
  const std::string path = "/events/{event}/texts/{question}";
  router.get(path, access::Permission::read_answers,
             [context](const Request& request) { return page(context, request, nullptr, {}); });
  router.post(path, access::Permission::read_answers,
              [context](const Request& request) { return decide(context, request); });
}

}  // namespace muster::figures
