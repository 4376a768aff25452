#pragma once
// What the pages of files share.

#include <muster/domain/intake/intake_pages.hpp>
#include <muster/domain/intake/staged_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/platform/web/view.hpp>

#include <string>
#include <utility>
#include <vector>

namespace muster::intake {

/// The status where there is no room for a file (RFC 4918, 11.5).
inline constexpr int insufficient_storage = 507;

/// What every page of one kind works on.
struct PageContext {
  store::Database& database;
  const Clock& clock;
  const Kind& kind;
  [[nodiscard]] store::AuditContext audit(const web::Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
  /// Where files of this kind are chosen for a target, and where one waits.
  [[nodiscard]] std::string home(const std::string& slug) const { return "/events/" + slug + kind.words.path; }
  [[nodiscard]] std::string after(const std::string& slug) const {
    return "/events/" + slug + after_import(kind.words);
  }
  [[nodiscard]] std::string upload(const std::string& slug, const std::string& id) const {
    return home(slug) + "/" + id;
  }
};

/// Sets BACK and BACK_NAME: the page above, or where the visitor may not open that, the nearest one that they may.
void set_back(web::View& view, const PageContext& context, const web::Request& request, const Target& target);
[[nodiscard]] site::Frame frame_of(const PageContext& context, const Target& target, std::string title,
                                   bool error = false);

/// Why a page is shown again.
struct RefusedAttempt {
  struct FieldError {
    std::string at;  ///< id of the field it is about
    std::string words;
  };
  int status = 200;
  std::string stopped;             ///< why nothing was imported; empty where nothing was tried
  std::string kept;                ///< what was kept instead
  std::string title;               ///< of the summary of errors
  std::vector<FieldError> errors;  ///< the form's choices are shown again
};

/// The upload with all its verdicts. `query` says what is shown of its rows.
struct RowsView {
  std::string show;  ///< a chip's word
  std::string page;
  std::string edit;     ///< number of the row whose cells are fields
  bool worked = false;  ///< whether somebody is at work: then sections stay open
};
[[nodiscard]] RowsView rows_view(const web::Fields& fields);
[[nodiscard]] web::Reply verdict_page(const PageContext& context, const web::Request& request,
                                      const RowsView& requested, const RefusedAttempt& attempt);
/// The page that an upload whose time is over, or any other missing thing, leads to.
[[nodiscard]] web::Reply gone_page(const PageContext& context, const web::Request& request, const Error& error);

/// Parts of the verdict page.
void add_sections(web::View& view, const StagedFile& staged, const web::Fields& sent, const RefusedAttempt& attempt,
                  bool worked);
void add_refused(web::View& view, const Kind& kind, const StagedFile& staged, const web::Fields& sent);
void add_rows(web::View& view, const Kind& kind, const StagedFile& staged, const std::string& base,
              const RowsView& requested, const web::Fields& sent);

/// A cell of the file as a field, with what was typed below it where it was changed.
void add_cell_field(web::View& view, const StagedFile& staged, const CellPlace& place, const web::Fields& sent,
                    bool wrong);

/// Names of the form's fields.
[[nodiscard]] std::string question_field(std::size_t number);
[[nodiscard]] std::string cell_field(std::size_t line, std::size_t column);

/// The section of the template mark.html that goes with a standing.
[[nodiscard]] const char* mark_of(RowState standing);
/// "path?name=value&...", empty values left out.
[[nodiscard]] std::string address(std::string path, const std::vector<std::pair<std::string, std::string>>& query);

/// Files of these pages, each adding its own routes.
void add_choose_pages(web::Router& router, const PageContext& context);
void add_work_pages(web::Router& router, const PageContext& context);

}  // namespace muster::intake
