// Answers by export: choose, look at what each row would be, import, undo.
#include "context_pages.hpp"
#include "upload_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/feedback/response_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::feedback {
namespace {

constexpr std::int64_t errors_shown = 100;

UploadWords words_for(const events::Event& event, const std::optional<Round>& round) {
  UploadWords words;
  words.parent = path_of(event, "/form");
  words.parent_name = "Form";
  words.headline = "Import answers";
  words.lead =
      "From Microsoft Forms, Google Forms or a table that somebody typed from paper. Columns are found by their "
      "headings; names, addresses and times are left out. Nothing is saved before you have seen what each row is.";
  words.file_label = "Export with answers";
  words.file_hint = "CSV or XLSX, one row for each form. The same export taken later adds only what is new.";
  words.one = "answer";
  words.many = "answers";
  words.open = round && round->state != RoundState::closed;
  if (!words.open) {
    words.lead = round ? "The form is closed, so no more answers can be taken in. Reopen it first."
                       : "There is no form yet. Publish one first, then its answers can be taken in.";
  }
  return words;
}

void add_refusals(web::View& view, const ResponseForecast& forecast) {
  if (forecast.count(ResponseKind::refused) == 0) return;
  auto& list = view.add("REFUSALS");
  std::int64_t shown = 0;
  std::int64_t all = 0;
  for (const auto& verdict : forecast.verdicts) {
    if (verdict.kind != ResponseKind::refused) continue;
    for (const auto& error : verdict.errors) {
      if (++all > errors_shown) continue;
      ++shown;
      list.add("REFUSAL")
          .set("ROW", static_cast<std::int64_t>(error.line))
          .set("REASON", error.message)
          .set("ADVICE", error.hint);
    }
  }
  list.set("REFUSALS_FOOT", shown == all ? "Mend these in the file, or in the form, and choose the file again."
                                         : "The first " + grouped(shown) + " of " + grouped(all) + " errors.");
}

void add_columns(web::View& view, const ResponseForecast& forecast) {
  if (forecast.left_out.empty()) {
    view.show("ALL_TAKEN");
  } else {
    auto& list = view.add("LEFT_OUT");
    for (const auto& heading : forecast.left_out) list.add("COLUMN").set("COLUMN_NAME", heading);
  }
  if (forecast.not_in_file.empty()) return;
  auto& missing = view.add("MISSING");
  for (const auto& label : forecast.not_in_file) missing.add("MISSING_QUESTION").set("QUESTION_LABEL", label);
}

web::Reply preview_page(const web::Request& request, const events::Event& event, const std::string& file,
                        const ResponseForecast& forecast) {
  const auto count = [&](ResponseKind of) { return static_cast<std::int64_t>(forecast.count(of)); };
  const auto all = static_cast<std::int64_t>(forecast.verdicts.size());
  const auto fresh = count(ResponseKind::fresh);
  const auto refused = count(ResponseKind::refused);
  web::View view;
  view.set("BASE", path_of(event, "")).set("TOKEN", request.token).set("FILE", file).set("DIALECT", forecast.dialect);
  view.show_if(request.visitor.can_open(path_of(event, "/form")), "FORM_LINK");
  view.set("ACTION", request.path).set("ALL", grouped(all)).set("NEW", grouped(fresh));
  view.set("KNOWN", grouped(count(ResponseKind::known))).set("EMPTY", grouped(count(ResponseKind::empty)));
  view.set("REFUSED", grouped(refused));
  view.show_if(count(ResponseKind::known) == 0, "NO_KNOWN").show_if(count(ResponseKind::empty) == 0, "NO_EMPTY");
  view.show_if(refused == 0, "NO_REFUSED").show_if(fresh == 0, "NO_NEW");
  const bool can_apply = refused == 0 && fresh > 0;
  if (refused > 0) {
    view.set("HEADLINE", counted(refused, "row needs", "rows need") + " mending first");
    view.set("LEAD", "A file is taken in whole or not at all. Nothing is saved.");
  } else if (fresh == 0) {
    view.set("HEADLINE", "Nothing new in " + file);
    view.set("LEAD", "Every row was imported before, or is empty. Nothing is saved.");
  } else {
    view.set("HEADLINE", counted(all, "row is ", "rows are ") + counted(fresh, "new answer", "new answers"));
    view.set("LEAD", "Every answer fits the form, so you can import now. Nothing is saved yet.");
  }
  view.set("CANCEL", can_apply ? "Cancel" : "Choose another file");
  if (can_apply) view.add("APPLY").set("BUTTON", "Import " + counted(fresh, "answer", "answers"));
  add_refusals(view, forecast);
  add_columns(view, forecast);
  return site::desk_page(request, frame_of(event, "Import answers", site::Tab::form),
                         web::render("domain/feedback/pages/responses_preview.html", view));
}

}  // namespace

void add_response_import_pages(web::Router& router, const PageContext& context) {
  FileImport responses;
  responses.kind = "responses";
  responses.path = "/form/import";
  responses.permission = access::Permission::enter_answers;
  responses.words = [context](const events::Event& event) -> Result<UploadWords> {
    MUSTER_TRY(round, settle_event_round(context.database, context.now(), event.slug));
    return words_for(event, round);
  };
  const auto forecast = [context](const events::Event& event, const FileImport::File& file) {
    return forecast_responses(context.database, context.now(), event.slug, {file.file_name, file.bytes});
  };
  responses.check = [forecast](const events::Event& event, const FileImport::File& file) -> Outcome {
    MUSTER_CHECK(forecast(event, file));
    return Success{};
  };
  responses.preview = [forecast](const web::Request& request, const events::Event& event,
                                 const FileImport::File& file) -> Result<web::Reply> {
    MUSTER_TRY(found, forecast(event, file));
    return preview_page(request, event, file.file_name, found);
  };
  responses.apply = [context](const store::AuditContext& audit, const events::Event& event,
                              const FileImport::File& file) -> Result<std::int64_t> {
    MUSTER_TRY(done, import_responses(context.database, audit, event.slug, {file.file_name, file.bytes}));
    return done.added;
  };
  add_upload_pages(router, context, std::move(responses));
}

}  // namespace muster::feedback
