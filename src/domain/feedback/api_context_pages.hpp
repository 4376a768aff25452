#pragma once
// The routes of this room for programs.

#include "context_pages.hpp"

namespace muster::feedback {

/// /api/events/{event}/form and /round.
void add_form_api_pages(web::Router& router, const PageContext& context);
/// /api/surveys, and adding at /api/events/{event}/rounds.
void add_asking_api_pages(web::Router& router, const PageContext& context);
/// /api/events/{event}/answers.
void add_answers_api_pages(web::Router& router, const PageContext& context);
/// /api/events/{event}/notes and below.
void add_note_api_pages(web::Router& router, const PageContext& context);

}  // namespace muster::feedback
