import { agreementFields, departmentFields, siteFields } from '#lib/registers/fields.ts';
import { registerActions } from '#lib/server/register-actions.ts';
import { valuesOf } from '#lib/server/register-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { readDepartmentForEditing } from '#server/departments/department-editor.contract.ts';
import { listMunicipalities } from '#server/municipalities/municipality.contract.ts';
import { partnershipTypeNames } from '#server/offers/labels.ts';
import { formatDate } from '#server/time/format.ts';
import type { Actions, PageServerLoad } from './$types';

export const actions: Actions = registerActions;

export const load: PageServerLoad = async (event) => {
  const { language } = event.locals;
  const { searchParams } = event.url;
  const api = staffApi(event);
  const [{ today }, department, municipalities] = await Promise.all([
    event.parent(),
    api.get(readDepartmentForEditing, { params: { slug: event.params.slug } }),
    api.get(listMunicipalities),
  ]);
  return {
    slug: department.slug,
    name: department.name,
    version: department.version,
    values: valuesOf(department, departmentFields, language),
    sites: department.sites.map((site) => ({
      slug: site.slug,
      name: site.name,
      city: site.city,
      active: site.active,
      version: site.version,
      values: valuesOf(site, siteFields, language),
    })),
    agreements: department.partnerships.map((agreement) => ({
      id: agreement.id,
      version: agreement.version,
      type: partnershipTypeNames[agreement.type][language],
      partner: agreement.partner,
      from: formatDate(agreement.from, language),
      to: agreement.to && formatDate(agreement.to, language),
      isNow: agreement.from <= today && (agreement.to === null || today <= agreement.to),
      values: valuesOf(agreement, agreementFields, language),
    })),
    municipalities: municipalities.items.map(({ code, name }) => ({ code, name })),
    saved: searchParams.get('gemt'),
    recounted: Number(searchParams.get('talt')) || 0,
  };
};
