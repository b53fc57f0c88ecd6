import { routes } from '../route.ts';
import {
  CampaignDetailSchema,
  CampaignPreviewSchema,
  ChangeCampaignSchema,
  campaignPlan,
} from './campaign-schemas.ts';
import { formParams } from './schemas.ts';

const campaignParams = formParams.omit({ unit: true });
const path = '/api/campaigns/{form}/{year}' as const;

export const campaignRoutes = routes({
  readCampaign: {
    method: 'GET',
    path,
    permission: 'report.read',
    summary: '一个年度的期间、截止日和全部设置，以及改过几次',
    params: campaignParams,
    reply: CampaignDetailSchema,
  },
  previewSettings: {
    method: 'POST',
    path: `${path}/preview`,
    permission: 'campaign.write',
    summary: '改设置会怎样：每个数前后各是多少、哪些单位和人变了；只看不改',
    params: campaignParams,
    body: campaignPlan,
    reply: CampaignPreviewSchema,
  },
  changeCampaign: {
    method: 'PUT',
    path,
    permission: 'campaign.write',
    summary: '改一个年度的期间、截止日或设置，写明原因',
    params: campaignParams,
    body: ChangeCampaignSchema,
    reply: CampaignDetailSchema,
  },
});
