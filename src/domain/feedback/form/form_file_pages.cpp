// A form that begins with a file of another program, and a published form as a file for one.
#include "domain/feedback/context_pages.hpp"
#include "form_preview_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/conversions/conversions.hpp>
#include <muster/domain/feedback/form_from_export.hpp>
#include <muster/domain/forms/piping.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

enum class FileKind { form, answers };

struct FileForm {
  web::Form form;
  web::Field<FileKind> kind = form.radios<FileKind>(
      "kind", "What the file is",
      {{FileKind::form, "form",
        "A form: XLSForm (XLSX or CSV), SurveyJS (JSON), LimeSurvey (.txt, .lss) or Qualtrics (.qsf)"},
       {FileKind::answers, "answers",
        "Answers to a form: an export of Microsoft Forms or Google Forms (XLSX or CSV)"}});
  web::Field<web::Upload> file =
      form.file("file", "The file").hint("8 MB at most.").accept(".xlsx,.csv,.json,.txt,.tsv,.lss,.qsf");

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
  view.head(
      "Begin with a file",
      "Muster reads forms of other programs, and writes out the form behind a file of answers. You see its text and "
      "what could not be carried over before anything is published.");
  view.markup("FILE_FORM", wanted.form.shown());
  return site::form_page(request, frame_of(event, "Form", site::Tab::form), wanted.form,
                         web::render("domain/feedback/pages/form_file.html", view));
}

web::Reply read_page(const web::Request& request, const events::Event& event, const conversions::ReadForm& read,
                     const std::string& name) {
  web::View view;
  view.set("BASE", path_of(event, ""));
  const auto count = static_cast<std::int64_t>(read.differences.size());
  view.head(name + " is read: " + size_of(read.form) + ".",
            count == 0 ? "Everything was carried over. Nothing is published yet."
                       : counted(count, "thing", "things") + " could not be carried over as " +
                             (count == 1 ? "it stands" : "they stand") + ". Nothing is published yet.");
  if (count > 0) {
    auto& list = view.add("DIFFERENCES");
    for (const auto& difference : read.differences) {
      list.add("DIFFERENCE")
          .set("PLACE", difference.place.empty() ? "the file" : difference.place)
          .set("WHAT", difference.what)
          .set("INSTEAD", difference.instead);
    }
  }
  auto form = web::Form(request, path_of(event, "/form/check")).look("").button("Check the form");
  const auto lines = std::count(read.text.begin(), read.text.end(), '\n') + 2;
  (void)form.lines("text", "Text of the form")
      .hint(
          "Whether it is anonymous stands in no other program’s form: write “anonymous” below its first line where it "
          "is to be.")
      .plain()
      .code()
      .rows(static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(lines, 12, 40)))
      .begins(read.text);
  view.markup("TEXT_FORM", form.shown());
  add_sheets(view.add("PREVIEW"), forms::as_read(read.form, event.title), true);
  return site::form_page(request, frame_of(event, "Form", site::Tab::form), form,
                         web::render("domain/feedback/pages/form_file_read.html", view));
}

web::Reply from_file(const PageContext& context, const web::Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  FileForm wanted(request, event);
  if (!wanted.form.read()) return ask_page(request, event, wanted);
  const auto& upload = *wanted.file;
  const auto name = shown_name(upload.file_name);
  const auto read = *wanted.kind == FileKind::answers ? form_from_export(upload.bytes, name)
                                                      : conversions::read_form(upload.bytes, name);
  if (read.ok()) return read_page(request, event, *read, name);
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
