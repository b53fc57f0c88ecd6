/** Pairs 繁简 of characters met in job titles, companies and places; sounds find the rest. */
const pairs =
  '會会計计財财務务員员師师導导購购銷销營营業业實实習习見见職职護护醫医療疗藥药學学教教語语數数據据' +
  '軟软體体開开發发網网絡络電电機机械械設设築筑環环術术藝艺圖图書书館馆場场廠厂車车輛辆輪轮運运輸输' +
  '倉仓儲储庫库貨货貿贸進进關关報报單单證证審审級级經经紀纪總总監监裝装備备維维修修製制質质檢检測测' +
  '試试驗验標标準准認认證证稅税賬账帳账資资產产貸贷險险賠赔訴诉訟讼責责權权債债價价採采購购應应' +
  '鏈链銀银鋼钢鐵铁鑄铸鉗钳銑铣錶表鐘钟燈灯線线綫线纖纤維维紡纺織织繡绣縫缝紅红綠绿藍蓝黃黄' +
  '園园區区鎮镇鄉乡縣县國国際际灣湾東东橋桥練练塘塘趙赵徐徐涇泾華华澤泽盈盈陽阳滬沪蘇苏寧宁廣广' +
  '養养護护幼幼兒儿童童婦妇產产專专員员辦办處处廳厅話话話话聯联絡络絡络調调劑剂飲饮飯饭廚厨麵面點点' +
  '營营養养農农業业漁渔機机動动遊游戲戏視视頻频頻频攝摄影影媒媒廣广播播傳传編编輯辑譯译譯译' +
  '結结構构橋桥樑梁樓楼宇宇屋屋樣样圍围牆墙塗涂漆漆塑塑膠胶壓压鑽钻鑿凿鎖锁門门窗窗' +
  '選选擇择擬拟態态論论議议識识記记錄录檔档案案籍籍書书寫写讀读譜谱課课題题競竞賽赛獎奖勵励' +
  '後后勤勤優优先先聘聘請请僱雇傭佣薪薪酬酬補补貼贴獻献愛爱團团隊队長长幹干部部負负責责' +
  '個个們们來来時时間间從从對对與与為为無无還还這这過过達达遠远適适邊边鄰邻隨随階阶陸陆陳陈' +
  '齊齐龍龙龐庞鳥鸟魚鱼馬马驗验齡龄飛飞風风預预領领頭头願愿類类顧顾顯显響响順顺項项須须';

const simplified = new Map<string, string>();
for (let at = 0; at < pairs.length; at += 2) simplified.set(pairs.charAt(at), pairs.charAt(at + 1));

/** The simplified form of one character, itself when it has none here. */
export function simplify(character: string): string {
  return simplified.get(character) ?? character;
}
