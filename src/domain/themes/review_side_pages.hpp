#pragma once
// What stands around the answer in hand: how far everybody is, the codebook with its counts, the second reader, and the
// work that goes over all answers.

#include <muster/domain/themes/review_desk_service.hpp>
#include "context_pages.hpp"

#include <muster/platform/web/form.hpp>

namespace muster::themes {

struct ReadersView {
  const web::Request& request;
  const AskedTexts& texts;
  const ReviewDesk& desk;
  const std::string& reader;
  const std::map<std::string, std::string>& names;
};

struct ReadersForm {
  web::Form form;
  web::Field<std::int64_t> readers;
};
[[nodiscard]] ReadersForm readers_form(const web::Request& request, const std::string& path, std::int64_t now);

void add_progress(web::View& view, const ReadersView& of, std::optional<std::size_t> at);
void add_codebook(web::View& view, const ReadersView& of);
/// Only of answers that the visitor has read themselves.
void add_second_reader(web::View& view, const ReadersView& of, const std::string& path);
/// How far a team of three or more agree.
void add_team(web::View& view, const ReadersView& of);
/// By how many each answer is read, the themes' words, phrases that many use.
void add_work(web::View& view, const ReadersView& of, const std::string& path, const ReadersForm* refused);

}  // namespace muster::themes
