#pragma once
// What the pages of this room share.

#include <muster/domain/events/event.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/domain/themes/asked_texts_service.hpp>
#include <muster/domain/themes/book_service.hpp>
#include <muster/domain/themes/reading_board_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/web/router.hpp>

#include <map>
#include <memory>
#include <string>

namespace muster::themes {

/// Everything named here outlives the router.
struct PageContext {
  store::Database& database;
  const Clock& clock;
  std::shared_ptr<AskedTextsKept> texts;
  std::shared_ptr<ReadingBoards> boards;

  [[nodiscard]] Instant now() const { return clock.now(); }
  [[nodiscard]] store::AuditContext audit(const web::Request& request) const {
    return {request.visitor.actor(), now(), request.visitor.programme};
  }
};

[[nodiscard]] site::Frame frame_of(const events::Event& event, std::string title, bool error = false);
/// Who reads, as their colleagues know them: "You", or the address of an account.
[[nodiscard]] std::map<std::string, std::string> reader_names(const PageContext& context, const web::Request& request);
[[nodiscard]] std::string reader_name(const std::map<std::string, std::string>& names, const std::string& reader);
/// Squares, one for each person, the first `filled` of them full; a bar where there are too many for squares.
[[nodiscard]] std::string marks_svg(std::int64_t filled, std::int64_t all, std::int64_t now_at,
                                    const std::string& words);

void add_answer_list_pages(web::Router& router, const PageContext& context);
void add_review_pages(web::Router& router, const PageContext& context);
void add_book_pages(web::Router& router, const PageContext& context);
void add_book_api_pages(web::Router& router, const PageContext& context);
void add_reading_api_pages(web::Router& router, const PageContext& context);
/// The texts of the question that the address names; not_allowed where the people who answered were not told that the
/// visitor could read single answers.
[[nodiscard]] Result<std::shared_ptr<const AskedTexts>> readable_texts(const PageContext& context,
                                                                       const web::Request& request);

}  // namespace muster::themes
