#pragma once
// An invoice or a credit note as a page to be printed.

#include <muster/domain/membership/invoice.hpp>
#include <muster/kit/print/pages.hpp>

namespace muster::membership {

/// One A4 page, more where the lines need it: who writes it, to whom, number, dates, order number, lines, sums and how
/// to pay. VAT has a line only where the invoice has a rate.
[[nodiscard]] print::Pages invoice_paper(const Invoice& invoice);

}  // namespace muster::membership
