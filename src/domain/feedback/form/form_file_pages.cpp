// A form that begins with a file, Muster's own or another program's, and a published form as a file for one.
#include "domain/feedback/context_pages.hpp"
#include "form_preview_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/conversions/conversions.hpp>
#include <muster/domain/feedback/form_draft.hpp>
#include <muster/domain/feedback/form_from_export.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/mended_line.hpp>
#include <muster/domain/forms/piping.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace muster::feedback {
namespace {

enum class FileKind { form, answers };

struct FileForm {
  web::Form form;
  web::Field<FileKind> kind = form.radios<FileKind>(
      "kind", "What the file is",
      {{FileKind::form, "form",
        "A form: Muster’s own (.form), XLSForm (XLSX or CSV), SurveyJS (JSON), LimeSurvey (.txt, .lss) or Qualtrics "
        "(.qsf)"},
       {FileKind::answers, "answers",
        "Answers to a form: an export of Microsoft Forms or Google Forms (XLSX or CSV)"}});
  web::Field<web::Upload> file =
      form.file("file", "The file").hint("8 MB at most.").accept(".form,.xlsx,.csv,.json,.txt,.tsv,.lss,.qsf");

  FileForm(const web::Request& request, const events::Event& event)
      : form(web::Form(request, path_of(event, "/form/from-file"))
                 .button("Read the file")
                 .when_refused("This file makes no form", "Nothing was changed.")
                 .way_out("Cancel", path_of(event, "/form"))) {
    (void)kind.begins(FileKind::form);
  }
};

/// The last part of what the browser calls the file, fit to be shown.
std::string shown_name(const std::string& file_name) {
  constexpr std::size_t longest = 120;
  const auto slash = file_name.find_last_of("/\\");
  auto name = trimmed(slash == std::string::npos ? file_name : file_name.substr(slash + 1));
  return name.empty() || name.size() > longest || !is_valid_text(name) ? "the file" : name;
}

web::Reply ask_page(const web::Request& request, const events::Event& event, const FileForm& wanted) {
  web::View view;
  view.set("BASE", path_of(event, ""));
  view.head("Begin with a file",
            "Muster reads its own forms and those of other programs, and writes out the form behind a file of answers. "
            "You see its text and what could not be carried over before anything is published.");
  view.markup("FILE_FORM", wanted.form.shown());
  return site::form_page(request, frame_of(event, "Form", site::Tab::form), wanted.form,
                         web::render("domain/feedback/pages/form_file.html", view));
}

/// What came out of a file, on its way to being a form of the event.
struct FileRead {
  std::string name;                 ///< of the file, as it is shown
  std::string text;                 ///< in the form language
  std::optional<forms::Form> form;  ///< where the text is sound
  std::optional<Error> faults;      ///< of Muster's own form, where it is not
  std::vector<conversions::Difference> differences{};
  bool own = false;      ///< a form of Muster: there was nothing to carry over
  bool answers = false;  ///< the form was seen in the answers to it
};

/// As the command recognises one.
bool is_own_form(std::string_view bytes, const std::string& name) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
  return name.ends_with(".form") || bytes.starts_with("form ");
}

std::string what_was_read(const FileRead& read) {
  const auto count = static_cast<std::int64_t>(read.differences.size());
  const std::string not_yet = "Nothing is published yet.";
  if (read.faults) return "Mend what is marked below the text, and check it. " + not_yet;
  if (read.own) return not_yet;
  if (count == 0) return "Everything was carried over. " + not_yet;
  if (read.answers)
    return "It is written out of the headings and the answers: look at what they show, and what they do not. " +
           not_yet;
  return counted(count, "thing", "things") + " could not be carried over as " +
         (count == 1 ? "it stands" : "they stand") + ". " + not_yet;
}

web::Reply read_page(const web::Request& request, const events::Event& event, const FileRead& read) {
  web::View view;
  view.set("BASE", path_of(event, ""));
  const auto faults = read.faults ? static_cast<std::int64_t>(read.faults->diagnostics.size()) : 0;
  view.head(read.form ? read.name + " is read: " + size_of(*read.form) + "."
                      : read.name + " is read, and has " + counted(faults, "fault", "faults") + ".",
            what_was_read(read));
  if (!read.differences.empty()) {
    auto& list = view.add("DIFFERENCES");
    list.set("DIFFERENCES_TITLE",
             read.answers ? "What the answers show, and what they do not" : "What could not be carried over");
    for (const auto& difference : read.differences) {
      list.add("DIFFERENCE")
          .set("PLACE", difference.place.empty() ? "the file" : difference.place)
          .set("WHAT", difference.what)
          .set("INSTEAD", difference.instead);
    }
  }
  auto form = web::Form(request, path_of(event, "/form/check")).look("").button("Check the form");
  form.button({"Change it as cards", {}, web::Button::Look::second, path_of(event, "/form/cards"), {}, "do", "look"});
  form.hidden("page_key", new_id());
  const auto lines = std::count(read.text.begin(), read.text.end(), '\n') + 2;
  (void)form.lines("text", "Text of the form")
      .hint(read.own ? "As it stands in the file."
                     : "Whether it is anonymous is not taken from another program’s form: write “anonymous” below its "
                       "first line where it is to be.")
      .plain()
      .code()
      .rows(static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(lines, 12, 40)))
      .begins(read.text);
  view.markup("TEXT_FORM", form.shown());
  if (read.faults) view.add_each("FAULTY", forms::errors_with_mended_lines(*read.faults, read.text));
  if (read.form) add_sheets(view.add("PREVIEW"), forms::as_read(*read.form, event.title), true);
  return site::form_page(request, frame_of(event, "Form", site::Tab::form), form,
                         web::render("domain/feedback/pages/form_file_read.html", view));
}

/// A form of Muster is taken with its faults: they are mended where its text stands.
Result<FileRead> read_own_form(const web::Upload& upload, const std::string& name) {
  if (upload.bytes.size() > most_form_draft_bytes)
    return bad_input("\"" + name + "\" is larger than 256 KiB and cannot be a form. Is this the right file?");
  if (!is_valid_text(upload.bytes))
    return bad_input("\"" + name + "\" is no text, and no form. Is this the right file?");
  FileRead read{name, with_plain_breaks(upload.bytes), {}, {}};
  read.own = true;
  auto parsed = forms::parse_form(read.text, name);
  if (parsed.ok())
    read.form = std::move(parsed).value();
  else if (parsed.error().diagnostics.empty())
    return parsed.error();
  else
    read.faults = parsed.error();
  return read;
}

Result<FileRead> read_file_of(const FileForm& wanted, const std::string& name) {
  const auto& upload = *wanted.file;
  if (is_own_form(upload.bytes, name)) return read_own_form(upload, name);
  const bool answers = *wanted.kind == FileKind::answers;
  auto read = answers ? form_from_export(upload.bytes, name) : conversions::read_form(upload.bytes, name);
  if (!read.ok()) {
    auto error = read.error();
    // The other choice is told only where it would do.
    if (!answers && form_from_export(upload.bytes, name).ok())
      error.message += " If it holds answers to a form, choose “Answers to a form”.";
    if (answers && conversions::read_form(upload.bytes, name).ok())
      error.message += " It is a form itself: choose “A form”.";
    return error;
  }
  return FileRead{name, std::move(read->text), std::move(read->form), {}, std::move(read->differences), false, answers};
}

web::Reply from_file(const PageContext& context, const web::Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  FileForm wanted(request, event);
  if (!wanted.form.read()) return ask_page(request, event, wanted);
  const auto read = read_file_of(wanted, shown_name(wanted.file->file_name));
  if (read.ok()) return read_page(request, event, *read);
  wanted.form.refuse(Error(read.error()).at("file"));
  return ask_page(request, event, wanted);
}

web::Reply as_file(const PageContext& context, const web::Request& request) {
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), request.capture("event")));
  if (!round) return site::error_page(request, not_found("There is no form for this event yet."));
  const auto* format = conversions::format_named(request.capture("format"));
  if (format == nullptr) return site::error_page(request, not_found("Forms are not written in this format."));
  MUSTER_PAGE(written, request, format->write(*round->form));
  return web::download(std::move(written.bytes), std::string(format->content_type),
                       round->form->name + std::string(format->extension));
}

}  // namespace

void add_form_file_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const std::string base = "/events/{event}/form";
  const auto page = [context](const web::Request& request) { return from_file(context, request); };
  router.form(base + "/from-file", Permission::change_form, page);
  router.get(base + "/as/{format}", Permission::change_form,
             [context](const web::Request& request) { return as_file(context, request); });
}

}  // namespace muster::feedback
