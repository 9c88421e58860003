// Which courses have a knowledge check and which certifications an exam. For the catalogue only.
#pragma once

#include "domain/catalogue.hpp"
#include "storage/connection.hpp"

namespace storage {

void attach_banks(Connection& connection, domain::CatalogueParts& parts);

}  // namespace storage
