// The codebook: its themes, what can be done with them, its changes and its files.
#include "context_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/themes/book_service.hpp>
#include <muster/domain/themes/codebook_file.hpp>
#include <muster/domain/themes/reading_service.hpp>
#include <muster/domain/themes/rule.hpp>
#include <muster/domain/themes/rule_remarks.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/web/form.hpp>

#include <algorithm>

namespace muster::themes {
namespace {

using web::Reply;
using web::Request;
using web::View;

std::string here(const Request& request) { return "/events/" + request.capture("event") + "/codebook"; }

std::vector<web::Choice<Tone>> tones() {
  return {{Tone::none, "none", "None", "What the theme says by itself is enough."},
          {Tone::praise, "praise", "Praise"},
          {Tone::worry, "worry", "Worry"},
          {Tone::suggestion, "suggestion", "Suggestion"}};
}

std::vector<web::Choice<std::int64_t>> theme_choices(const Codebook& book) {
  std::vector<web::Choice<std::int64_t>> out;
  for (const auto* theme : book.standing()) {
    const auto number = std::to_string(theme->number);
    out.push_back({theme->number, number, number + " " + theme->name});
  }
  return out;
}

/// A theme's own values: of a new one, of one that stands, or of one that is split off.
struct ThemeForm {
  web::Form form;
  web::Field<std::string> name = form.text("name", "Name of the theme");
  web::Field<Tone> tone = form.radios<Tone>("tone", "What people say with it", tones())
                              .hint("You say it of the theme. Muster guesses it of nobody.");
  web::Field<std::string> words =
      form.lines("words", "Words it is known by")
          .hint(
              "Words and phrases with commas between: ofsted, \"parent carer\", lunch near queue, late and not train. "
              "Forms of one word are found too.")
          .rows(2)
          .most(longest_rule)
          .optional();
  web::Field<std::string> only_for =
      form.text("only_for", "Only for")
          .hint(
              "Codes of questions or short names of events with commas between, such as better, summit-2022. Left "
              "empty, "
              "the theme is offered everywhere. What answers were given counts all the same.")
          .optional();

  [[nodiscard]] ThemeText text() const { return {*name, *tone, *words, {}, *only_for}; }
};

ThemeForm theme_form(const Request& request, const char* what, const std::string& button, const Theme* theme) {
  web::Form form(request, here(request));
  form.knowing("do", what).key(what).button({.words = button});
  if (theme != nullptr)
    form.knowing("theme", std::to_string(theme->number)).way_out("Leave it as it is", here(request));
  ThemeForm out{std::move(form)};
  const bool fresh = theme == nullptr || std::string_view(what) == "split";
  out.tone.begins(fresh ? Tone::none : theme->tone);
  if (fresh) return out;
  out.name.begins(theme->name);
  out.words.begins(theme->words);
  out.only_for.begins(theme->only_for);
  return out;
}

struct JoinForm {
  web::Form form;
  web::Field<std::int64_t> from;
  web::Field<std::int64_t> into;
};

JoinForm join_form(const Request& request, const Codebook& book) {
  web::Form form(request, here(request));
  form.knowing("do", "join")
      .key("join")
      .look("form-inline")
      .button({.words = "Join", .look = web::Button::Look::second});
  auto from = form.select<std::int64_t>("from", "Join this theme", theme_choices(book)).small_label();
  auto into = form.select<std::int64_t>("into", "to this one", theme_choices(book)).small_label();
  return {std::move(form), from, into};
}

struct FileForm {
  web::Form form;
  web::Field<web::Upload> file = form.file("file", "A codebook: CSV, XLSX or QDC")
                                     .hint("Themes of the same code or name are changed, others are added, none goes.")
                                     .accept(".csv,.xlsx,.qdc");
};

FileForm file_form(const Request& request) {
  return {web::Form(request, here(request) + "/import")
              .key("import")
              .button({.words = "Take it in", .look = web::Button::Look::second})};
}

struct Forms {
  const ThemeForm* theme = nullptr;  ///< one that was refused
  const JoinForm* join = nullptr;
  const FileForm* file = nullptr;
};

void add_changes(View& view, const PageContext& context, const Request& request, const Codebook& book) {
  constexpr std::int64_t most = 50;
  const auto changes = changes_of(context.database, book.programme_id, most);
  if (!changes.ok() || changes->empty()) return;
  const auto names = reader_names(context, request);
  auto& list = view.add("CHANGES");
  bool newest = true;
  for (const auto& change : *changes) {
    auto& row = list.add("CHANGE", change.what + (change.undone ? " (taken back)" : ""));
    row.set("CHANGE_AT", long_instant(change.at) + (change.by.empty() ? "" : ", " + reader_name(names, change.by)));
    if (change.undone || !newest) continue;
    newest = false;
    row.add("CAN_UNDO")
        .markup("CHANGE_UNDO", web::Form(request, here(request))
                                   .knowing("do", "undo")
                                   .knowing("change", std::to_string(change.number))
                                   .button({.words = "Undo", .of = change.what, .look = web::Button::Look::link})
                                   .shown());
  }
}

std::string button(const Request& request, const char* what, const Theme& theme, const char* words) {
  return web::Form(request, here(request))
      .knowing("do", what)
      .knowing("theme", std::to_string(theme.number))
      .button({.words = words, .of = theme.name, .look = web::Button::Look::link})
      .shown();
}

/// What is no longer offered, each to be brought back.
void add_put_away(View& view, const Request& request, const Codebook& book) {
  const auto all = book.put_away();
  if (all.empty()) return;
  auto& list = view.add("PUT_AWAY");
  for (const auto* theme : all) {
    auto& row = list.add("AWAY", theme->name);
    row.set("AWAY_STATE", theme->state == ThemeState::gone ? "Taken back: counted nowhere"
                                                           : "Retired: counted where answers bear it");
    row.markup("AWAY_BACK", button(request, "back", *theme, "Bring it back"));
  }
}

std::string answers_in_words(std::int64_t count) { return counted(count, "answer", "answers"); }

/// What the change before this page did to answers.
std::string what_became(const PageContext& context, const Request& request, const Codebook& book) {
  const auto done = request.query.get("done");
  const auto* theme = book.theme(parse_integer(request.query.get("of")).value_or(0));
  if (theme == nullptr) return {};
  if (done == "split") {
    const SplitMoves moves{parse_integer(request.query.get("moved")).value_or(0),
                           parse_integer(request.query.get("elsewhere")).value_or(0)};
    if (moves.here <= 0 && moves.elsewhere <= 0) return {};
    return "‘" + theme->name + "’ is split off. " + moved_in_words(moves);
  }
  const auto bearing = answers_with(context.database, book.programme_id, theme->number);
  if (!bearing.ok()) return {};
  const auto had = answers_in_words(*bearing) + (*bearing == 1 ? " bears" : " bear");
  if (done == "gone" && theme->state == ThemeState::gone)
    return "‘" + theme->name + "’ is taken back. " + had + " it, and " + (*bearing == 1 ? "counts" : "count") +
           " without it now. It stands below, to be brought back.";
  if (done == "retired" && theme->state == ThemeState::retired)
    return "‘" + theme->name + "’ is retired: it is offered no longer. " + had + " it and " +
           (*bearing == 1 ? "keeps" : "keep") + " it.";
  return {};
}

Reply shown(const PageContext& context, const Request& request, const events::Event& event, const Codebook& book,
            const Forms& typed, const web::Form* refused) {
  View view;
  const auto count = static_cast<std::int64_t>(book.standing().size());
  view.head("The codebook of " + event.programme,
            count == 0 ? "No theme yet. Add one, or read answers and name what you find."
                       : counted(count, "theme", "themes") +
                             ". A number stays with its theme for good; every change can be taken back.");
  view.set("EVENT_PATH", "/events/" + event.slug);
  if (request.query.get("done") == "same")
    view.add("NOTICE", "The codebook has all that stands in the file already. Nothing was changed.");
  if (const auto said = what_became(context, request, book); !said.empty()) view.add("NOTICE", said);
  const auto* chosen = book.theme(parse_integer(request.query.get("theme")).value_or(0));
  if (chosen != nullptr && (chosen->merged_into != 0 || chosen->state != ThemeState::offered)) chosen = nullptr;
  for (const auto* theme : book.standing()) {
    auto& row = view.add("THEME", theme->name).set("THEME_KEY", theme->number).set("THEME_CODE", theme->code);
    row.show("THEME_TONE", capitalised(std::string(tone_name(theme->tone)))).set("THEME_WORDS", theme->words);
    const auto number = std::to_string(theme->number);
    row.set("CHANGE_PATH", here(request) + "?theme=" + number + "#change");
    row.set("SPLIT_PATH", here(request) + "?theme=" + number + "&do=split#change");
    std::vector<std::string> parts;
    for (const auto& other : book.themes) {
      if (other.merged_into == theme->number) parts.push_back("‘" + other.name + "’");
    }
    if (!parts.empty()) row.show("THEME_PARTS", "With " + listed(parts) + ", joined to it.");
    if (!theme->only_for.empty()) row.show("THEME_ONLY", "Only for " + theme->only_for);
    if (const auto rule = parse_rule(theme->words); !theme->words.empty() && rule.ok())
      row.add_each("THEME_REMARK", rule_remarks(*rule));
    row.markup("RETIRE", button(request, "retire", *theme, "Retire"));
  }
  add_put_away(view, request, book);
  view.show_if(count > 0, "ANY");
  const bool splits = request.query.get("do") == "split";
  if (typed.theme != nullptr) {
    view.add("FORM", "Look again").markup("THEME_FORM", typed.theme->form.shown());
  } else if (chosen != nullptr) {
    auto form = splits ? theme_form(request, "split", "Split it off", chosen)
                       : theme_form(request, "change", "Save the theme", chosen);
    auto& part = view.add("FORM", splits ? "Split a part off ‘" + chosen->name + "’" : "Change ‘" + chosen->name + "’");
    if (splits)
      part.show("FORM_WORDS",
                "Answers that were given this theme before, and hold the words below, are then of the new one.");
    part.markup("THEME_FORM", form.form.shown());
  } else {
    view.add("FORM", "Add a theme")
        .markup("THEME_FORM", theme_form(request, "add", "Add the theme", nullptr).form.shown());
  }
  if (count > 1)
    view.add("JOIN").markup("JOIN_FORM",
                            typed.join != nullptr ? typed.join->form.shown() : join_form(request, book).form.shown());
  view.markup("FILE_FORM", typed.file != nullptr ? typed.file->form.shown() : file_form(request).form.shown());
  view.set("FILES", here(request));
  add_changes(view, context, request, book);
  const auto content = web::render("domain/themes/pages/codebook.html", view);
  const auto frame = frame_of(event, "Codebook", refused != nullptr);
  return refused != nullptr ? site::form_page(request, frame, *refused, content)
                            : site::desk_page(request, frame, content);
}

Reply page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(book, request, codebook_of(context.database, event.programme_id));
  return shown(context, request, event, book, {}, nullptr);
}

Reply change(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(book, request, codebook_of(context.database, event.programme_id));
  const auto what = request.form.get("do");
  const auto audit = context.audit(request);
  const auto done = [&] { return web::redirect(here(request)); };
  if (what == "undo") {
    const auto undone =
        undo_change(context.database, audit, book.programme_id, parse_integer(request.form.get("change")).value_or(0));
    if (!undone.ok()) return site::error_page(request, undone.error());
    for (const auto* theme : undone->put_away()) {
      const auto* before = book.theme(theme->number);
      if (theme->state == ThemeState::gone && before != nullptr && before->state != ThemeState::gone)
        return web::redirect(here(request) + "?done=gone&of=" + std::to_string(theme->number));
    }
    return done();
  }
  if (what == "retire" || what == "back") {
    const auto number = parse_integer(request.form.get("theme")).value_or(0);
    const auto made = change_book(context.database, audit, book.programme_id, [&](const Codebook& now) {
      return what == "retire" ? retired(now, number) : brought_back(now, number);
    });
    if (!made.ok()) return site::error_page(request, made.error());
    return what == "retire" ? web::redirect(here(request) + "?done=retired&of=" + std::to_string(number)) : done();
  }
  if (what == "join") {
    auto form = join_form(request, book);
    if (form.form.read()) {
      const auto made = change_book(context.database, audit, book.programme_id,
                                    [&](const Codebook& now) { return merged(now, *form.from, *form.into); });
      if (made.ok()) return done();
      form.form.refuse(made.error());
    }
    if (form.form.error() && form.form.error()->kind != ErrorKind::bad_input)
      return site::error_page(request, *form.form.error());
    return shown(context, request, event, book, {.join = &form}, &form.form);
  }
  const bool splits = what == "split";
  const bool changes = what == "change";
  const auto number = parse_integer(request.form.get("theme")).value_or(0);
  const auto* theme = splits || changes ? book.theme(number) : nullptr;
  if ((splits || changes) && theme == nullptr)
    return site::error_page(request, not_found("There is no such theme any more. Load the page again."));
  auto form = theme_form(request,
                         splits    ? "split"
                         : changes ? "change"
                                   : "add",
                         splits    ? "Split it off"
                         : changes ? "Save the theme"
                                   : "Add the theme",
                         theme);
  if (form.form.read()) {
    const auto moved = splits ? answers_to_split(context.database, event.slug, book, number, form.text())
                              : Result<SplitMoves>(SplitMoves{});
    const auto made = !moved.ok() ? Result<Codebook>(moved.error())
                                  : change_book(context.database, audit, book.programme_id, [&](const Codebook& now) {
                                      return splits    ? split(now, number, form.text())
                                             : changes ? changed(now, number, form.text())
                                                       : added(now, form.text());
                                    });
    if (made.ok() && splits)
      return web::redirect(here(request) + "?done=split&of=" + std::to_string(made->themes.back().number) +
                           "&moved=" + std::to_string(moved->here) + "&elsewhere=" + std::to_string(moved->elsewhere));
    if (made.ok()) return done();
    auto error = made.error();
    error.diagnostics.clear();  // the message has the place
    form.form.refuse(error);
  }
  return shown(context, request, event, book, {.theme = &form}, &form.form);
}

Reply take_in(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(book, request, codebook_of(context.database, event.programme_id));
  auto form = file_form(request);
  if (form.form.read()) {
    const auto file = read_codebook(form.file->bytes, form.file->file_name);
    if (file.ok()) {
      const auto made = change_book(context.database, context.audit(request), book.programme_id,
                                    [&](const Codebook& now) { return imported(now, *file, form.file->file_name); });
      if (made.ok()) return web::redirect(here(request) + (made->version == book.version ? "?done=same" : ""));
      form.form.refuse(made.error());
    } else {
      auto error = file.error();
      error.field = "file";
      form.form.refuse(error);
    }
  }
  return shown(context, request, event, book, {.file = &form}, &form.form);
}

Reply file(const PageContext& context, const Request& request, const std::string& format) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(book, request, codebook_of(context.database, event.programme_id));
  MUSTER_PAGE(bytes, request, written_codebook(book, event.programme, format));
  return web::download(std::move(bytes), std::string(codebook_media_type(format)), "codebook." + format);
}

}  // namespace

void add_book_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const std::string path = "/events/{event}/codebook";
  router.get(path, Permission::read_answers, [context](const Request& request) { return page(context, request); });
  router.post(path, Permission::read_answers, [context](const Request& request) { return change(context, request); });
  router.post(path + "/import", Permission::read_answers,
              [context](const Request& request) { return take_in(context, request); });
  router.get(path + ".csv", Permission::read_answers,
             [context](const Request& request) { return file(context, request, "csv"); });
  router.get(path + ".xlsx", Permission::read_answers,
             [context](const Request& request) { return file(context, request, "xlsx"); });
  router.get(path + ".qdc", Permission::read_answers,
             [context](const Request& request) { return file(context, request, "qdc"); });
}

}  // namespace muster::themes
