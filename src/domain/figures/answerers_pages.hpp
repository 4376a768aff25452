#pragma once
// Who answered beside who registered, as a part of the summary's page; a page of it with the weights; and its API.

#include <muster/domain/figures/answerers.hpp>
#include <muster/domain/figures/event_pages.hpp>
#include <muster/platform/web/router.hpp>
#include <muster/platform/web/view.hpp>

namespace muster::figures {

/// Fills the section ANSWERERS; nothing where there is nothing to say.
void fill_answerers(web::View& view, const Answerers& all, const EventFacts& event);
void add_answerers_pages(web::Router& router, const PageContext& context);  ///< /events/{event}/representation, its API

}  // namespace muster::figures
