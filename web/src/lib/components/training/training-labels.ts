/** Labels of the inputs of a class, for the summary above its form. */
export const trainingLabels = {
  kind: '哪种培训',
  title: '班名',
  startsOn: '开课日期',
  endsOn: '结束日期',
  provider: '培训机构',
  place: '地点',
  certificateName: '能考的证书',
  capacity: '名额',
  description: '介绍',
};
